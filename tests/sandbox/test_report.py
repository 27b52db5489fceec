"""Reports as JSON, values as text, errors as a heatmap."""

import json

import numpy as np
import pytest

from sandbox.grading import grade
from sandbox.heatmap import heatmap
from sandbox.report import CaseDetail, CaseReport, CurvePoint, Diagnosis, ErrorReport, GroupReport, Report
from sandbox.show import call_arguments, class_steps, show, show_call, show_pair, show_steps
from sandbox.spec import Comparison
from sandbox.values import Array, Opaque

FULL = Report(
    verdict="partial",
    score=0.45,
    scope="all",
    seed=7,
    content_hash="ab" * 32,
    groups=(GroupReport("A", "public", 2.0, "note", 1, 2, 0.5),),
    cases=(
        CaseReport("one", "A", "public", "accepted", CaseDetail("x = 1", "2", "2", prints="p")),
        CaseReport(
            "two", "A", "hidden", "runtime_error", CaseDetail(error=ErrorReport("ValueError", 3)),
        ),
        CaseReport("three", "A", "hidden", "not_run"),
    ),
    diagnosis=Diagnosis("text", "anchor", "known_wrong", "evidence", "cause"),
    error=ErrorReport("ValueError", 3, "message"),
    prints="loading",
    curve=(CurvePoint("one", 0, 0.5, {"acc": None}),),
    timings={"run_ms": 1.5},
    peak_memory_mb=12.5,
    versions={"numpy": "2"},
)  # fmt: skip


def array(data, kind="ndarray", **more):
    data = np.array(data)
    return Array(kind, more.pop("name", data.dtype.name), data, **more)


def test_it_survives_the_trip_through_json():
    text = json.dumps(FULL.to_json(), allow_nan=False)
    assert Report.from_json(json.loads(text)) == FULL


def test_it_has_the_keys_the_page_and_the_api_read():
    plain = FULL.to_json()
    assert {"verdict", "score", "groups", "cases", "diagnosis", "timings", "seed", "versions", "content_hash"} <= set(
        plain
    )
    assert set(plain["cases"][0]) == {"name", "group", "visibility", "outcome", "detail"}
    assert {"text", "see", "source", "evidence"} <= set(plain["diagnosis"])


def test_it_refuses_json_that_is_no_report():
    with pytest.raises((KeyError, TypeError)):
        Report.from_json({"verdict": "accepted"})
    with pytest.raises(TypeError):
        Report.from_json(FULL.to_json() | {"surprise": 1})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1.0"),
        (0.1 + 0.2, "0.3"),
        (float("nan"), "nan"),
        (1e-12, "1e-12"),
        (12, "12"),
        (True, "True"),
        (None, "None"),
        (2 + 1j, "(2+1j)"),
        ("a'b", '"a\'b"'),
        (b"raw", "b'raw'"),
        ((1, 2.5), "(1, 2.5)"),
        ((1,), "(1,)"),
        ([], "[]"),
        ({"a": 1}, "{'a': 1}"),
        (array([1.0, 2.5]), "[1. , 2.5]"),
        (array([[1, 2], [3, 4]]), "[[1, 2],\n [3, 4]]"),
        (array(np.float32(0.5), "scalar"), "0.5  (float32)"),
        (
            array([1.0], "tensor", name="bfloat16", device="cuda:0", requires_grad=True),
            "[1.]  (bfloat16, on cuda:0, requires_grad)",
        ),
        (array(np.zeros((0, 3))), "[]  (shape (0, 3))"),
        (Opaque("generator", "a generator"), "<an object of type generator>"),
        (10**100, "an int of 333 bits"),
    ],
)
def test_it_shows_values(value, text):
    assert show(value) == text


def test_it_shows_no_more_than_fits():
    for value in ("x" * 10**6, ["y" * 100] * 1000, array(np.zeros((500, 500))), {str(i): i for i in range(10**4)}):
        assert len(show(value)) <= 2000
    deep = 1.0
    for _ in range(30):
        deep = [deep]
    assert show(deep) == "[[[[[…]]]]]"
    assert "(1000 in all)" in show([1.0] * 1000)


def test_it_shows_a_call_by_its_names():
    inputs = ((array([1.0]), 2), {"axis": -1})
    assert show_call(inputs, ("x", "n", "axis")) == "x = [1.]\nn = 2\naxis = -1"
    assert show_call(((1, 2), {}), ("x",)) == "x = 1\nargument 2 = 2"
    assert show_call(((), {}), ()) == "(no arguments)"


def test_it_shows_a_construction_and_its_calls():
    inputs = (((2,), {"lr": 0.1}), [("step", (array([1.0]),), {}), ("state", (), {})])
    assert show_steps(inputs, "Adam") == "Adam(2, lr=0.1)\n.step([1.])\n.state()"


@pytest.mark.parametrize("inputs", [None, (), ((), []), ([], {}), (((), {}), [("m", ())]), (((), {}), [(1, (), {})])])
def test_it_refuses_inputs_that_are_no_call(inputs):
    with pytest.raises(ValueError, match="not "):
        (class_steps if isinstance(inputs, tuple) and len(inputs) == 2 and inputs[1] else call_arguments)(inputs)


def test_it_tells_two_values_apart_that_look_alike():
    expected, got = show_pair(array([1.0, 0.333333333]), array([1.0, 0.333333334]))
    assert expected != got
    assert show_pair(0.5, 0.25) == ("0.5", "0.25")


def test_it_draws_the_error_of_a_small_array():
    got, expected = array([[1.0, 2.5], [3.0, np.nan]]), array([[1.0, 2.0], [3.0, 4.0]])
    drawn = heatmap(grade(({"W": got},), ({"W": expected},), Comparison(), result_names=("grads",)))
    assert drawn["where"] == 'grads["W"]'
    assert (drawn["rows"], drawn["cols"]) == (2, 2)
    assert drawn["values"] == [[0.0, 0.5], [0.0, None]]
    assert drawn["alt"] == (
        "Error, got minus expected, of 2 by 2 entries; the largest is +0.5 at row 1, column 2; 2 exact; 1 not finite."
    )


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (array(np.ones(13)), array(np.zeros(13))),
        (array(np.ones((2, 2, 2))), array(np.zeros((2, 2, 2)))),
        (array([1j]), array([2j])),
        (array([[1.0]]), array([[1.0, 2.0]])),
        (1.5, 2.5),
        ("a", "b"),
        (array([1.0]), array([1.0])),
    ],
)
def test_it_draws_nothing_else(got, expected):
    assert heatmap(grade(got, expected, Comparison())) is None


def test_it_draws_a_list_of_numbers():
    drawn = heatmap(grade([0.5, 0.25], [0.5, 0.5], Comparison()))
    assert drawn["values"] == [[0.0, -0.25]]
