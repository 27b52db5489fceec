"""Items, pairs and gaps on the page of their question."""

import pytest
from django.urls import reverse

from cards.models import Card
from quizzes.models import Part, Question
from tests.admin_forms import add_row, errors, posted
from tests.quizzes.arranged_questions import cloze, matching, ordering

ADD = "/admin/quizzes/question/add/"
PREFIX = {"ordering": "parts", "matching": "parts-2", "cloze": "parts-3"}
GAP = {"place": "", "choices": "", "answer": "", "accept": "", "number": "", "tolerance": "0", "rtol": "0"}
ITEMS = [{"text": text} for text in ("take $x$", "add it", "write it down")]
PAIRS = [{"text": left, "right": right} for left, right in (("one", "1"), ("two", "2"), ("three", "3"), ("", "9"))]
GAPS = [
    {"text": "a", "choices": "$x$\n$y$", "answer": "$x$"},
    {"text": "b", "number": "0.5", "tolerance": "0.1"},
    {"text": "c", "answer": "axis=-1", "accept": "-1\n\n axis = -1 "},
]
TEXT = {"ordering": "Order them.", "matching": "Match them.", "cloze": "Is ${{a}}$ or {{b}} or `{{c}}`?"}


@pytest.fixture
def card(card, bob):
    Card.objects.update(creator=bob)
    card.refresh_from_db()
    return card


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client


def ask(client, card, kind, rows, **changes):
    data = posted(client.get(ADD), card=card.pk, kind=kind, explanation="So.", **{"text": TEXT[kind], **changes})
    data["choices-TOTAL_FORMS"] = 0
    for row in rows:
        add_row(data, PREFIX[kind], **({**GAP, **row} if kind == "cloze" else {"place": "", **row}))
    return client.post(ADD, data)


def change(client, question, rows=(), **changes):
    url = reverse("admin:quizzes_question_change", args=[question.pk])
    data = posted(client.get(url), **changes)
    for row in rows:
        add_row(data, "parts", place="", **row)
    return client.post(url, data)


@pytest.mark.parametrize(("kind", "rows"), [("ordering", ITEMS), ("matching", PAIRS), ("cloze", GAPS)])
def test_it_makes_a_question_of_each_kind(as_bob, card, kind, rows):
    response = ask(as_bob, card, kind, rows)
    assert response.status_code == 302, errors(response)
    question = Question.objects.get()
    assert question.kind == kind
    assert [part.text for part in question.parts.all()] == [row["text"] for row in rows]
    assert [part.position for part in question.parts.all()] == list(range(len(rows)))
    card.refresh_from_db()
    assert card.current.number == 2


def test_what_is_written_is_typeset(as_bob, card):
    ask(as_bob, card, "ordering", ITEMS)
    assert "katex" in Part.objects.get(position=0).text_html


def test_a_gap_keeps_its_options_its_number_and_its_spellings(as_bob, card):
    ask(as_bob, card, "cloze", GAPS)
    chosen, number, text = Part.objects.all()
    assert [option["text"] for option in chosen.options] == ["$x$", "$y$"]
    assert all("katex" in option["html"] and option["token"] for option in chosen.options)
    assert (number.number, number.tolerance) == (0.5, 0.1)
    assert (text.answer, text.accept) == ("axis=-1", ["-1", "axis = -1"])
    assert "menclose" in Question.objects.get().text_html


BROKEN = [
    ("ordering", ITEMS[:2], "3 to 7 are wanted, here are 2"),
    ("ordering", [*ITEMS, {"text": "add  it."}], "read alike"),
    ("ordering", [*ITEMS, {"text": "4. go on"}], "says its own place"),
    ("ordering", [*ITEMS, {"text": "$\\nope$"}], "in the formula"),
    ("matching", PAIRS[:2], "3 to 6 are wanted, here are 2"),
    ("matching", [*PAIRS, {"text": "four", "right": "2"}], "right sides read alike"),
    ("matching", [*PAIRS, {"text": "two", "right": "4"}], "left sides read alike"),
    ("matching", [*PAIRS, {"text": "four", "right": " "}], "Write the right side"),
    ("cloze", GAPS[:2], "The text has the gaps a, b, c, here are a, b"),
    ("cloze", [*GAPS, {"text": "d", "answer": "x"}], "each just once"),
    ("cloze", [*GAPS[:2], {"text": "c", "answer": "x", "number": "1"}], "just one of them"),
    ("cloze", [*GAPS[:2], {"text": "c"}], "just one of them"),
    ("cloze", [*GAPS[:2], {"text": "c", "choices": "x\ny", "answer": "z"}], "one of the options"),
    ("cloze", [*GAPS[:2], {"text": "c", "choices": "x", "answer": "x"}], "Two options or more"),
    ("cloze", [*GAPS[:2], {"text": "c", "choices": "x\n$\\nope$", "answer": "x"}], "in the formula"),
    ("cloze", [*GAPS[:2], {"text": "C", "answer": "x"}], "valid value"),
    ("cloze", [*GAPS[:2], {"text": "c", "answer": "x" * 81}], "At most 80"),
]


@pytest.mark.parametrize(("kind", "rows", "message"), BROKEN)
def test_it_refuses_what_learners_could_not_answer(as_bob, card, kind, rows, message):
    found = errors(ask(as_bob, card, kind, rows))
    assert any(message in text for texts in found.values() for text in texts), found
    assert not Question.objects.exists()


def test_it_refuses_rows_of_another_kind(as_bob, card):
    data = posted(as_bob.get(ADD), card=card.pk, kind="ordering", explanation="So.", text="Order.")
    data["choices-TOTAL_FORMS"] = 0
    for row in ITEMS:
        add_row(data, "parts", place="", **row)
    add_row(data, "parts-2", place="", text="left", right="right")
    assert "another kind" in str(errors(as_bob.post(ADD, data)))


@pytest.mark.parametrize("make", [ordering, matching, cloze])
def test_saving_without_a_change_changes_nothing(as_bob, card, make):
    question = make(card)
    before = list(question.parts.values())
    response = change(as_bob, question)
    assert response.status_code == 302, errors(response)
    assert list(question.parts.values()) == before


def test_an_item_moves_by_its_place_and_keeps_its_token(as_bob, card):
    question = ordering(card)
    before = {part.text: part.token for part in question.parts.all()}
    response = change(as_bob, question, [{"text": "last of all"}], **{"parts-0-place": "3", "parts-2-place": "1"})
    assert response.status_code == 302, errors(response)
    parts = list(question.parts.all())
    assert [part.text for part in parts] == ["after that", "then this", "first of all", "at the end", "last of all"]
    assert all(part.token == before.get(part.text, part.token) for part in parts)


def test_a_question_keeps_to_its_family_of_kinds(as_bob, card):
    assert "would be lost" in str(errors(change(as_bob, ordering(card), kind="matching")))


def test_the_page_of_a_question_shows_the_rows_of_its_kind_alone(as_bob, card):
    page = as_bob.get(reverse("admin:quizzes_question_change", args=[matching(card).pk])).content.decode()
    assert "pairs to match" in page.lower()
    assert "gaps to fill" not in page.lower()


def test_a_reviewer_reads_the_parts_and_changes_nothing(client, carol, card):
    question = cloze(card)
    client.force_login(carol)
    url = reverse("admin:quizzes_question_change", args=[question.pk])
    assert "secret-spelling" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 403
