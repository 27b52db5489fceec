"""Each part of the check on its own: figures, numbers, graph, guessing, spelling."""

from dataclasses import replace

import pytest

from content.check import extent, figures, graph, guessing, numbers, spelling
from content.files.catalogue import read_catalogue
from content.files.course import Choice


@pytest.fixture
def card(small):
    return read_catalogue(small.root).cards[0]


def recomputed(small, **options):
    with figures.Calculator(**options) as calculator:
        return list(figures.recompute(read_catalogue(small.root).cards[0], calculator, lambda figure: None))


def figure_errors(small, **options):
    return [(error.field, error.message) for error in recomputed(small, **options)]


def test_it_finds_true_figures_true(small):
    assert figure_errors(small) == []


def test_it_finds_a_figure_that_computes_to_something_else(small):
    small.replace(small.figures, "value = 2.25", "value = 2.26")
    (error,) = recomputed(small)
    assert (error.file, error.line, error.field) == (
        small.figures,
        small.line(small.figures, "value = 2.26"),
        "figure twice",
    )
    assert error.message == "stated 2.26, computed 2.25, tolerance 1e-09"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("undefined + 1", "NameError: name 'undefined' is not defined"),
        ("np", "TypeError: a figure is a number"),
        ("__import__('os')._exit(3)", "the process ended"),
        ("print('x') or [2.25]", "stated 2.25, computed [2.25]"),
        ("'2.25'", "computed 2.25"),
        ("True", "computed True"),
        ("float('nan')", "computed nan"),
    ],
)
def test_it_says_why_a_figure_cannot_be_vouched_for(small, expression, message):
    small.replace(small.figures, '"2 * 1.125"', f'"{expression}"')
    ((field, found),) = figure_errors(small)  # the second figure is still computed, and true
    assert field == "figure twice"
    assert message in found


def test_it_stops_a_figure_that_never_ends(small):
    small.replace(small.figures, 'expression = "2 * 1.125"', "code = '''\nwhile True: pass\n'''")
    assert figure_errors(small, limit_s=1.5) == [("figure twice", "cannot be computed: no result within 1.5 s")]


def test_it_finds_code_that_sets_no_result(small):
    small.replace(small.figures, "result = [", "other = [")
    assert figure_errors(small) == [("figure half", "cannot be computed: the code sets no 'result'")]


@pytest.mark.parametrize(
    ("computed", "stated", "tolerance", "same"),
    [
        (1.0, 1, 0.0, True),
        (1.004, 1.0, 0.005, True),
        (1.006, 1.0, 0.005, False),
        (1000.4, 1000.0, 0.05, False),
        ([1.0, [2.0]], [1, [2]], 0.0, True),
        ([1.0], [1.0, 2.0], 1.0, False),
        (1.0, [1.0], 1.0, False),
        (True, 1, 1.0, False),
        (float("inf"), float("inf"), 0.0, True),
        (float("inf"), 1.0, 1.0, False),
    ],
)
def test_it_compares_absolutely_and_by_shape(computed, stated, tolerance, same):
    assert figures.close(computed, stated, tolerance) is same


def test_it_knows_the_numbers_that_figures_state_or_use(card):
    assert list(numbers.unvouched(card)) == []


def test_it_warns_of_a_number_that_no_figure_states(small):
    small.replace(small.card, "half of it is $0.5625$", "half of it is $0.5635$, a tenth 12.345\\% or `9.876`")
    small.replace(small.questions, "answer = -2.25", "answer = 3.5")
    found = [(error.line, error.message) for error in numbers.unvouched(read_catalogue(small.root).cards[0])]
    line = small.line(small.card, "0.5635")
    assert found == [
        (line, "0.5635 is in no entry of figures.toml"),
        (line, "12.345 is in no entry of figures.toml"),
        (small.line(small.questions, "answer = 3.5"), "3.5 is in no entry of figures.toml"),
    ]


@pytest.mark.parametrize("printed", ["0.563", "56.25\\%", "-0.5625", "$0.5625$."])
def test_it_accepts_a_number_rounded_as_printed(small, printed):
    small.replace(small.card, "$0.5625$", printed)
    assert list(numbers.unvouched(read_catalogue(small.root).cards[0])) == []


def test_it_finds_cards_that_build_on_each_other(card):
    def on(slug, *below):
        return replace(card, slug=slug, folder=f"maths/{slug}", front=replace(card.front, builds_on=below))

    assert graph.cycles([on("a", "b"), on("b", "c"), on("c", "elsewhere")]) == []
    (error,) = graph.cycles([on("a", "b"), on("b", "c"), on("c", "a")])
    assert error.field == "builds_on"
    assert error.message.count("→") == 3
    assert graph.unwritten([on("a", "b", "z")], ["a", "b"]) == ["z"]


def question_with(card, *right, texts=("one", "two", "three", "four")):
    choices = tuple(Choice(text, number in right, "because", "") for number, text in enumerate(texts))
    return replace(card.questions[0], choices=choices)


def test_it_measures_whether_answers_can_be_guessed(card):
    long_right = question_with(card, 2)
    first_right = question_with(card, 0, texts=("right", "wrong", "false", "wrong"))
    measured = guessing.guessability([replace(card, questions=(long_right, first_right, first_right))])
    assert (measured.n_questions, measured.longest, measured.first) == (3, 1, 2)
    assert measured.errors() == []  # three questions prove nothing


def test_it_refuses_a_catalogue_whose_answers_can_be_guessed(card):
    first_and_longest = question_with(card, 0, texts=("the longest", "two", "three", "four"))
    messages = [
        error.message for error in guessing.guessability([replace(card, questions=(first_and_longest,) * 20)]).errors()
    ]
    assert [message[:40] for message in messages] == [
        "the longest choice is the right one in 1",
        "the first choice is the right one in 100",
    ]
    fair = [question_with(card, number % 4, texts=("same", "size", "each", "word")) for number in range(20)]
    assert guessing.guessability([replace(card, questions=tuple(fair))]).errors() == []


def test_it_measures_length_as_a_reader_sees_it():
    assert guessing.seen_length(r"$\mathrm{softmax}(x)$") == len("xsoftmax(x)")


def test_it_finds_misspelt_words_and_their_place(small):
    wrong, other = "sep" + "erate", "accom" + "odate"  # in two parts, so that this file passes the same test
    small.replace(small.questions, "Add the number to itself.", f"Add {wrong} numbers.")
    small.replace(small.card, "- Adding 2 instead", f"- Now {other} ${wrong}$ `{wrong}` instead")
    found = spelling.misspelt(read_catalogue(small.root).cards)
    assert [(error.file, error.line) for error in found] == [
        (small.card, small.line(small.card, other)),
        (small.questions, small.line(small.questions, wrong)),
    ]


def test_it_spells_the_small_catalogue_right(small):
    assert spelling.misspelt(read_catalogue(small.root).cards) == []


def test_it_warns_of_a_card_that_is_too_short(card):
    assert [error.message for error in extent.out_of_bounds(card)] == [
        "27 words; 250 to 700 read well",
        "2 prompts; 4 to 8 are wanted",
    ]


def test_it_warns_of_initials_that_the_site_does_not_show(small):
    small.replace("people.toml", 'initials = "AW"', 'initials = "WA"')
    (warning,) = extent.other_initials(read_catalogue(small.root).people)
    assert warning.message == "ada-writes: the site shows AW, not WA"
