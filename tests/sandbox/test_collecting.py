"""What the trusted side makes of frames whose payloads a child wrote."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox import wire
from sandbox.collecting import RunCollector, error_fields, prepared_case, progress_of
from sandbox.results import SandboxUnavailable, TaskBroken
from sandbox.text import clean
from sandbox.wire import Frame, Type, pair

DONE = {"outcome": "completed", "message": "", "case": wire.NO_CASE, "peak_mb": 1.0, "wall_ms": 2.0, "cpu_ms": 1.0}


def collected(*frames, inputs=(b"one", b"two"), **done):
    collector = RunCollector(inputs, None)
    for frame in frames:
        collector.take(frame)
    collector.take(Frame(Type.DONE, 0, json.dumps({**DONE, **done}).encode()))
    return collector.run()


def returned(case, value=b"v", after=b""):
    return Frame(Type.RETURNED, case, pair(value, after))


def test_it_counts_a_run_completed_when_every_case_was_answered_in_order():
    run = collected(returned(0), returned(1, after=b"changed"))
    assert run.outcome == "completed"
    assert [case.inputs_after for case in run.cases] == [b"one", b"changed"]


@pytest.mark.parametrize("frames", [[], [returned(0)]])
def test_completed_without_every_answer_is_our_fault(frames):
    with pytest.raises(SandboxUnavailable, match="unanswered"):
        collected(*frames)


@pytest.mark.parametrize("frames", [[returned(1)], [returned(0), returned(0)], [returned(0), returned(1), returned(2)]])
def test_two_answers_to_a_case_or_one_to_another_are_never_accepted(frames):
    with pytest.raises(SandboxUnavailable, match="out of turn"):
        collected(*frames)


def test_the_running_case_gets_the_runs_outcome_and_later_ones_never_ran():
    run = collected(returned(0), inputs=(b"", b"", b""), outcome="time_limit", case=1)
    assert [case.outcome for case in run.cases] == ["returned", "time_limit", "not_run"]


def failed(outcome):
    return Frame(Type.FAILED, 0, json.dumps({"outcome": outcome, "type": "T", "message": "m"}).encode())


@pytest.mark.parametrize(
    ("claimed", "case", "outcome"),
    [
        ("syntax_error", wire.NO_CASE, "syntax_error"),
        ("syntax_error", 0, "runtime_error"),
        ("format_error", 0, "runtime_error"),
        ("forbidden", 0, "forbidden"),
        ("completed", 0, "runtime_error"),
    ],
)
def test_a_child_that_has_seen_inputs_cannot_claim_a_syntax_error(claimed, case, outcome):
    assert collected(failed(claimed), outcome="failed", case=case).outcome == outcome


def test_an_answer_that_is_no_pair_is_a_format_error():
    assert collected(Frame(Type.RETURNED, 0, b""), inputs=(b"",)).outcome == "format_error"


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_no_error_payload_hurts(payload):
    fields = error_fields(payload if isinstance(payload, bytes) else payload.encode())
    assert fields["outcome"] == "runtime_error"
    assert fields["line"] is None


@given(st.dictionaries(st.sampled_from(["outcome", "type", "message", "line"]), st.integers() | st.text() | st.none()))
def test_no_fields_of_an_error_hurt(found):
    fields = error_fields(json.dumps(found).encode())
    assert fields["outcome"] in {"syntax_error", "forbidden", "runtime_error", "format_error", "memory_limit"}
    assert clean(fields["message"]) == fields["message"]


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"{}",
        b'{"step": 1}',
        b'{"step": 1, "loss": "x", "metrics": {}}',
        b'{"step": 1, "loss": 1, "metrics": 3}',
        b'{"step": 1e999, "loss": 1, "metrics": {}}',
        b"[" * 2000,
    ],
)
def test_a_progress_report_that_is_none_is_dropped(payload):
    assert progress_of(Frame(Type.PROGRESS, 0, payload)) is None


NO_DRAW = b'{"name": "a", "group": "b", "rtol": null, "atol": null, "error_rate": null, "repeats": null}'


@pytest.mark.parametrize(
    "payload",
    [b"", pair(b"", b""), pair(pair(b"{}", b""), b""), pair(pair(b"[1]", b""), b""), pair(pair(NO_DRAW, b""), b"")],
)
def test_a_prepared_case_that_is_none_is_a_broken_task(payload):
    with pytest.raises(TaskBroken):
        prepared_case(payload)


def test_text_is_cleaned_of_escapes_marks_and_nul():
    assert clean("a\x1b[31m\u202eb\x00\u200b\ud800\r\nc\td") == "a�[31m�b���\nc\td"
    assert clean("näh ∑ 好") == "näh ∑ 好"
