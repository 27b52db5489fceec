import pytest

from quizzes.presenting import curve, heat, look


def points(case, losses):
    return [{"case": case, "step": step, "loss": loss} for step, loss in enumerate(losses)]


def test_the_curve_is_of_the_case_that_reported_most():
    drawn = curve(points("one epoch", [0.7]) + points("long", [0.7, None, 0.4, 0.1]))
    assert (drawn["start"], drawn["end"], drawn["last"]) == (0, 3, 0.1)
    assert len(drawn["points"].split()) == 3


@pytest.mark.parametrize("losses", [[], [0.7], [None, None, 0.7]])
def test_there_is_no_curve_of_fewer_than_two_losses(losses):
    assert curve(points("a", losses)) is None


def test_a_constant_loss_is_a_level_line():
    assert {point.split(",")[1] for point in curve(points("a", [0.5, 0.5, 0.5]))["points"].split()} == {"0.0"}


def test_cells_are_darker_the_further_they_are_off():
    table = heat({"values": [[0.0, 0.1], [-0.4, None]], "rows": 2, "cols": 2, "where": "", "alt": ""})["table"]
    assert [[cell["level"] for cell in row] for row in table] == [[0, 1], [4, 4]]
    assert table[1][0]["text"].startswith("−")


def test_an_unknown_outcome_still_has_a_word():
    assert look("something_new").word == "something_new"
