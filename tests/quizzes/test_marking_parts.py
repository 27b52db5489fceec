"""Marking of orderings, matchings and clozes: pure, on rows that were never saved."""

import pytest

from quizzes.marking import BadAnswer, mark_gaps, mark_order, mark_pairs, plain
from quizzes.models import Part

ITEMS = [Part(token=token, text=token) for token in "abcd"]
PAIRS = [Part(token=f"l{n}", text=f"left {n}", right=f"{n}", right_token=f"r{n}") for n in range(3)]
PAIRS.append(Part(token="l9", text="", right="9", right_token="r9"))
GAPS = [
    Part(text="a", options=[{"token": "t1", "text": "d"}, {"token": "t2", "text": "√d"}], answer="√d"),
    Part(text="b", number=0.5, tolerance=0.01),
    Part(text="c", answer="axis = -1", accept=["-1"]),
]
RIGHT = {"a": "t2", "b": "0.5", "c": "axis=-1"}


@pytest.mark.parametrize(
    ("order", "credit"), [("abcd", 1), ("bacd", 0.25), ("bcda", 0.5), ("dcba", 0), ("abdc", 0.5), ("dabc", 0.5)]
)
def test_an_ordering_earns_the_share_that_follows_rightly(order, credit):
    mark = mark_order(ITEMS, list(order))
    assert mark.credit == credit
    assert mark.correct == (credit == 1)
    assert mark.response["order"] == list(order)
    assert len(mark.response["right"]) == credit * 4


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ([], "every item"),
        (["a", "b", "c"], "every item"),
        (["a", "b", "c", "x"], "every item"),
        (list("aabcd"), "same"),
    ],
)
def test_an_ordering_that_is_none_is_refused(order, message):
    with pytest.raises(BadAnswer, match=message) as refused:
        mark_order(ITEMS, order)
    assert "cost no try" in refused.value.message


def test_a_matching_earns_the_share_of_right_pairs():
    mark = mark_pairs(PAIRS, {"l0": "r0", "l1": "r9", "l2": "r2"})
    assert mark.credit == pytest.approx(2 / 3)
    assert mark.response["right"] == ["l0", "l2"]
    assert not mark.correct
    assert mark_pairs(PAIRS, {"l0": "r0", "l1": "r1", "l2": "r2"}).correct


def test_one_right_side_for_all_is_right_once():
    assert mark_pairs(PAIRS, {"l0": "r0", "l1": "r0", "l2": "r0"}).credit == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({}, "every line"),
        ({"l0": "r0", "l1": "", "l2": "r2"}, "every line"),
        ({"l0": "r0", "l1": "r1", "l2": "forged"}, "not one of the pairs"),
        ({"l0": "r0", "l1": "r1", "l2": "r2", "l9": "r9"}, "not one of the pairs"),
    ],
)
def test_a_forged_or_open_matching_is_refused(chosen, message):
    with pytest.raises(BadAnswer, match=message):
        mark_pairs(PAIRS, chosen)


def test_a_cloze_earns_the_share_of_right_gaps():
    assert mark_gaps(GAPS, RIGHT).correct
    mark = mark_gaps(GAPS, {"a": "t1", "b": " 0.495 ", "c": "Axis=-1"})
    assert mark.credit == pytest.approx(1 / 3)
    assert mark.response == {"gaps": {"a": "t1", "b": "0.495", "c": "Axis=-1"}, "right": ["b"]}


@pytest.mark.parametrize("text", ["axis=-1", " axis  = -1", "axis = −1", "-1", "- 1"])
def test_spaces_and_the_kind_of_minus_do_not_count(text):
    assert mark_gaps(GAPS, RIGHT | {"c": text}).correct


def test_capitals_count():
    assert plain("X") != plain("x")
    assert not mark_gaps(GAPS, RIGHT | {"c": "AXIS=-1"}).correct


@pytest.mark.parametrize(
    ("filled", "message"),
    [
        ({"a": "t2", "b": "0.5"}, "Fill the gap c"),
        (RIGHT | {"b": "a half"}, "Gap b: Write a plain number"),
        (RIGHT | {"b": "word " * 10_000}, "Gap b: That is longer"),
        (RIGHT | {"b": "0,5"}, "Gap b: Write the decimals after a point"),
        (RIGHT | {"c": "x" * 81}, "at most 80"),
        (RIGHT | {"a": "√d"}, "not one of the options of the gap a"),
        (RIGHT | {"z": "1"}, "not one of the gaps"),
    ],
)
def test_a_gap_that_cannot_be_read_is_refused_by_name(filled, message):
    with pytest.raises(BadAnswer, match=message):
        mark_gaps(GAPS, filled)
