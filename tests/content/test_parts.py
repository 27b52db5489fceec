"""Orderings, matchings and clozes: read, refused with file and line, checked, loaded, exported."""

import pytest

from content.check import maths, numbers, spelling, texts
from content.errors import CatalogueBroken
from content.exporting.flow import export_catalogue
from content.files.catalogue import read_catalogue
from content.files.course import Gap, Pair
from content.loading.flow import load_catalogue
from quizzes.authoring import digests
from quizzes.models import Part, Question
from tests.content.small_catalogue import PEOPLE, TOPICS, TRACKS


def question(small, key):
    (card,) = read_catalogue(small.root).cards
    return next(found for found in card.questions if found.key == key)


def test_it_reads_items_in_the_right_order(small):
    assert question(small, "steps").items == ("Take $x$", "Add $x$", "Write the sum down")


def test_it_reads_pairs_and_right_sides_without_a_partner(small):
    found = question(small, "doubles")
    assert found.pairs == (Pair("$1$", "$2$"), Pair("$2$", "$4$"), Pair("$4$", "$8$"))
    assert found.extra == ("$5$",)


def test_it_reads_gaps_to_choose_to_compute_and_to_write(small):
    assert question(small, "gaps").gaps == (
        Gap("a", options=("$2$", "$x$"), answer="$x$"),
        Gap("b", number=2.25, tolerance=0.3),
        Gap("c", answer="+", accept=("+1*",)),
    )


BROKEN = [
    ('[[question.items]]\ntext = "Add $x$"\n', "", "question.items", "3 to 7 are wanted, here are 2"),
    ('text = "Add $x$"', 'text = "Take  $x$."', "question.items.text", "reads the same as another one"),
    ('text = "Add $x$"', 'text = "2. Add $x$"', "question.items.text", "says its own place"),
    ('text = "Add $x$"', 'name = "Add $x$"', "question.items.text", "missing"),
    ('text = "Add $x$"', 'text = "Add $x$"\nplace = 2', "question.items.place", "unknown field"),
    ('explanation = "Take it, add it, write it down."\n', "", "question.explanation", "missing"),
    ('right = "$4$"', 'right = "$2$"', "question.pairs.right", "reads the same as another one"),
    ('left = "$2$"', 'left = "$1$"', "question.pairs.left", "reads the same as another one"),
    ('extra = ["$5$"]', 'extra = ["$8$"]', "question.extra", "reads the same as another one"),
    ('extra = ["$5$"]', 'extra = "$5$"', "question.extra", "list of strings"),
    ("$x + {{a}}$", "$x + x$", "question.gaps.name", "the text has no gap {{a}}"),
    ("{{b}}", "{{d}}", "question.text", "{{d}} has no [[question.gaps]] of this name"),
    ("{{b}}", "{{a}}", "question.text", "{{a}} stands twice"),
    ("{{b}}", "{{ b }}", "question.text", "{{ b }} is no gap"),
    ("{{b}}", "{{B}}", "question.text", "{{B}} is no gap"),
    ('name = "b"', 'name = "a"', "question.gaps.name", "'a' stands twice"),
    ('name = "b"', 'name = "b-1"', "question.gaps.name", "is no name"),
    ('answer = "$x$"', 'answer = "$y$"', "question.gaps.answer", "'$y$' is not among the options"),
    ('options = ["$2$", "$x$"]', 'options = ["$x$"]', "question.gaps.options", "at least two"),
    ('options = ["$2$", "$x$"]', 'options = ["$ x$", "$x$"]', "question.gaps.options", "reads the same"),
    ("tolerance = 0.3\n", "", "question.gaps.tolerance", "needs a tolerance"),
    ("answer = 2.25", "answer = true", "question.gaps.answer", "finite number"),
    ('answer = "+"', 'answer = ""', "question.gaps.answer", "must not be empty"),
    ('answer = "+"', f'answer = "{"+" * 81}"', "question.gaps.answer", "at most 80"),
    ('accept = ["+1*"]', 'accept = "+1*"', "question.gaps.accept", "list of strings"),
]


@pytest.mark.parametrize(("old", "new", "field", "message"), BROKEN)
def test_it_refuses_what_learners_could_not_answer(small, old, new, field, message):
    small.replace(small.questions, old, new)
    with pytest.raises(CatalogueBroken) as caught:
        read_catalogue(small.root)
    found = [error for error in caught.value.errors if error.field == field and message in error.message]
    assert found, caught.value.errors
    assert all(
        error.file == small.questions and error.line > small.line(small.questions, '"steps"') - 2 for error in found
    )


def checked(small):
    (card,) = read_catalogue(small.root).cards
    return [*maths.untypeset(card), *numbers.unvouched(card), *spelling.misspelt([card])]


def test_the_check_finds_nothing_wrong_with_sound_parts(small):
    assert checked(small) == []


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ('text = "Add $x$"', 'text = "Add $\\\\frac{x}$"', "question.items.text", "in the formula"),
        ('left = "$4$"', 'left = "$\\\\nope$"', "question.pairs.left", "in the formula"),
        ('extra = ["$5$"]', 'extra = ["$5^$"]', "question.extra", "in the formula"),
        ('options = ["$2$", "$x$"]', 'options = ["$2^$", "$x$"]', "question.gaps.options", "in the formula"),
        ("$x + {{a}}$", "$x + \\frac{ {{a}}$", "question.text", "in the formula"),
        (
            'text = "Write the sum down"',
            'text = "Write teh sum down"',  # codespell:ignore teh
            "question.items.text",
            "misspelt: teh",  # codespell:ignore teh
        ),
        ("answer = 2.25\ntolerance = 0.3", "answer = 77\ntolerance = 0.3", "question.answer", "in no entry of figures"),
    ],
)
def test_the_check_reads_every_part(small, old, new, field, message):
    small.replace(small.questions, old, new)
    found = [(error.line, error.message) for error in checked(small) if error.field == field]
    assert found
    assert message in found[0][1]
    assert found[0][0] == small.line(small.questions, new.splitlines()[0])


def test_a_gap_in_a_fence_does_not_open_a_formula(small):
    (card,) = read_catalogue(small.root).cards
    (asked,) = [text.markdown for text in texts.texts(card) if "in code" in text.markdown]
    assert "\\boxed" in asked
    assert asked.count("\\boxed") == 1
    assert "{{" not in asked


@pytest.mark.django_db
def test_a_part_keeps_its_row_and_token_over_an_edit(small):
    load_catalogue(small.root)
    before = {part.text: part.token for part in Part.objects.filter(question__key="steps")}
    option = Part.objects.get(question__key="gaps", text="a").options[1]["token"]
    small.replace(small.questions, 'text = "Take $x$"', 'text = "PLACE"')
    small.replace(small.questions, 'text = "Write the sum down"', 'text = "Take $x$"')
    small.replace(small.questions, 'text = "PLACE"', 'text = "Write the sum down"')
    small.replace(small.questions, 'options = ["$2$", "$x$"]', 'options = ["$x$", "$3$"]')
    load_catalogue(small.root)
    parts = list(Part.objects.filter(question__key="steps"))
    assert [part.text for part in parts] == ["Write the sum down", "Add $x$", "Take $x$"]
    assert {part.text: part.token for part in parts} == before
    assert Part.objects.get(question__key="gaps", text="a").options[0]["token"] == option


@pytest.mark.django_db
def test_no_token_tells_place_or_partner(small):
    load_catalogue(small.root)
    tokens = [token for part in Part.objects.all() for token in (part.token, part.right_token)]
    assert len(set(tokens)) == len(tokens)
    assert all(len(token) == 10 for token in tokens)


@pytest.mark.django_db
def test_an_edited_part_makes_a_new_revision_and_other_questions_keep_their_digest(small):
    load_catalogue(small.root)
    card = Question.objects.get(key="steps").card
    before = digests(card)
    small.replace(small.questions, 'right = "$4$"', 'right = "$4.0$"')
    load_catalogue(small.root)
    changed = [new != old for new, old in zip(digests(card), before, strict=True)]
    assert changed == [key == "doubles" for key in card.questions.values_list("key", flat=True)] + [False]
    card.refresh_from_db()
    assert card.current.number == 2


@pytest.mark.django_db
def test_parts_that_vanish_leave_no_rows(small):
    load_catalogue(small.root)
    small.replace(
        small.questions,
        '[[question.pairs]]\nleft = "$4$"\nright = "$8$"\n',
        '[[question.pairs]]\nleft = "$3$"\nright = "$6$"\n',
    )
    small.replace(small.questions, 'extra = ["$5$"]\n', "")
    load_catalogue(small.root)
    assert [part.text for part in Part.objects.filter(question__key="doubles")] == ["$1$", "$2$", "$3$"]


@pytest.mark.django_db
def test_parts_come_back_from_the_database_as_they_were(small, tmp_path):
    load_catalogue(small.root)
    bare = tmp_path / "bare"
    bare.mkdir()
    for name, text in (("tracks.toml", TRACKS), ("topics.toml", TOPICS), ("people.toml", PEOPLE)):
        (bare / name).write_text(text)
    export_catalogue(tmp_path / "fresh", bare)
    (was,), (card,) = read_catalogue(small.root).cards, read_catalogue(tmp_path / "fresh").cards
    assert card.questions == was.questions
