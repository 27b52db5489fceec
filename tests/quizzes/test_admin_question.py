"""The page of a question: text, choices, hints."""

import pytest
from django.urls import reverse

from cards.models import Card
from quizzes.models import Attempt, Choice, Question, Variant
from tests.admin_forms import add_row, errors, posted

ADD = "/admin/quizzes/question/add/"


@pytest.fixture
def card(card, bob):
    Card.objects.update(creator=bob)
    card.refresh_from_db()
    return card


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client


def ask(client, card, *choices, hints=(), **changes):
    """Post a new question; a choice is (text, correct)."""
    data = posted(client.get(ADD), **{"card": card.pk, "text": "Is $e^0 = 1$?", **changes})
    data["choices-TOTAL_FORMS"] = 0
    for text, correct in choices:
        add_row(data, "choices", text=text, explanation=f"Because {text}.", misconception="", place="", **correct)
    for hint in hints:
        add_row(data, "hints", text=hint, place="")
    return client.post(ADD, data)


YES, NO = ("yes", {"correct": "on"}), ("no", {})


def edit(client, question, **changes):
    url = reverse("admin:quizzes_question_change", args=[question.pk])
    return client.post(url, posted(client.get(url), **changes))


def test_it_makes_a_question_with_choices_and_hints(as_bob, card):
    response = ask(as_bob, card, YES, NO, hints=["Look at $e^0$.", "Any number to the power 0."])

    assert response.status_code == 302, errors(response)
    question = Question.objects.get()
    assert (question.card, question.key, question.kind) == (card, "is-e0-1", "single")
    assert "katex" in question.text_html
    assert [(choice.text, choice.correct, choice.position) for choice in question.choices.all()] == [
        ("yes", True, 0),
        ("no", False, 1),
    ]
    assert "Because yes." in question.choices.first().explanation_html
    assert "katex" in question.hints.first().text_html


def test_a_new_question_makes_a_new_revision_of_its_card(as_bob, card):
    before = card.current
    ask(as_bob, card, YES, NO, note="a first question")

    card.refresh_from_db()
    assert (card.current.number, card.current.note) == (before.number + 1, "a first question")
    assert card.current.body == before.body


@pytest.mark.parametrize(
    ("kind", "choices", "message"),
    [
        ("single", [NO, NO], "Exactly one choice must be correct; 0 are marked"),
        ("single", [YES, YES], "Exactly one choice must be correct; 2 are marked"),
        ("single", [YES], "at least two choices"),
        ("single", [], "at least two choices"),
        ("multiple", [NO, NO], "at least one choice as correct"),
        ("numeric", [YES, NO], "Only questions with one or several answers have choices"),
    ],
)
def test_it_refuses_choices_that_do_not_fit_the_kind(as_bob, card, kind, choices, message):
    number = {"answer": "1"} if kind == "numeric" else {}
    response = ask(as_bob, card, *choices, kind=kind, explanation="So.", **number)

    assert message in errors(response)["inlines"][0]
    assert not Question.objects.exists()


def test_several_choices_may_be_correct_where_all_that_apply_are_asked(as_bob, card):
    response = ask(as_bob, card, YES, YES, kind="multiple")

    assert response.status_code == 302, errors(response)


def test_each_choice_needs_an_explanation(as_bob, card):
    data = posted(as_bob.get(ADD), card=card.pk, text="Why?")
    data["choices-TOTAL_FORMS"] = 0
    for correct in ({"correct": "on"}, {}):
        add_row(data, "choices", text="x", explanation=" ", misconception="", place="", **correct)

    assert "why this choice" in errors(as_bob.post(ADD, data))["explanation"][0]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "numeric", "explanation": "So."}, "answer"),
        ({"kind": "numeric", "answer": "1"}, "explanation"),
        ({"kind": "numeric", "answer": "1", "explanation": "So.", "tolerance": "-1"}, "tolerance"),
        ({"kind": "parametric", "explanation": "So."}, "generator"),
        ({"kind": "single", "answer": "1"}, "answer"),
        ({"kind": "single", "text": "Broken $\\frac{1}$"}, "text"),
    ],
)
def test_it_refuses_what_its_kind_cannot_use_beside_the_field(as_bob, card, changes, field):
    response = ask(as_bob, card, **changes)

    assert field in errors(response)
    assert not Question.objects.exists()


def test_it_takes_a_number_with_its_tolerance(as_bob, card):
    response = ask(as_bob, card, kind="numeric", answer="0.344", tolerance="0.0005", explanation="$1/(1+e)$")

    assert response.status_code == 302, errors(response)
    question = Question.objects.get()
    assert (question.answer, question.tolerance) == (0.344, 0.0005)
    assert "katex" in question.explanation_html


def test_a_broken_choice_names_its_line(as_bob, card):
    response = ask(as_bob, card, ("$\\nope$", {"correct": "on"}), NO)

    assert "Line 1:" in errors(response)["text"][0]


def test_choices_are_put_in_the_order_of_their_places(as_bob, card):
    ask(as_bob, card, YES, NO, ("perhaps", {}))
    question = Question.objects.get()
    ids = dict(question.choices.values_list("text", "pk"))

    response = edit(as_bob, question, **{"choices-0-place": 3, "choices-1-place": 1, "choices-2-place": 2})

    assert response.status_code == 302, errors(response)
    assert [choice.text for choice in question.choices.all()] == ["no", "perhaps", "yes"]
    assert dict(question.choices.values_list("text", "pk")) == ids


def test_a_choice_can_be_taken_away_and_another_added(as_bob, card):
    ask(as_bob, card, YES, NO, ("perhaps", {}))
    question = Question.objects.get()
    url = reverse("admin:quizzes_question_change", args=[question.pk])
    data = posted(as_bob.get(url), **{"choices-1-DELETE": "on"})
    add_row(data, "choices", text="never", explanation="No.", misconception="", place="")

    response = as_bob.post(url, data)

    assert response.status_code == 302, errors(response)
    assert [(row.text, row.position) for row in question.choices.all()] == [("yes", 0), ("perhaps", 1), ("never", 2)]


def test_the_only_right_choice_cannot_be_taken_away(as_bob, card):
    ask(as_bob, card, YES, NO, ("perhaps", {}))
    question = Question.objects.get()

    response = edit(as_bob, question, **{"choices-0-DELETE": "on"})

    assert "Exactly one" in errors(response)["inlines"][0]
    assert Choice.objects.count() == 3


def test_saving_the_page_unchanged_writes_no_revision(as_bob, card):
    ask(as_bob, card, YES, NO, hints=["Think."])
    before = Card.objects.get().current

    response = edit(as_bob, Question.objects.get())

    assert response.status_code == 302, errors(response)
    assert Card.objects.get().current == before


def test_a_spelling_change_carries_the_approvals(as_bob, card, carol, university):
    ask(as_bob, card, YES, NO)
    current = Card.objects.get().current
    current.approvals.create(reviewer=carol, university=university, role="Professor", statement="Good.")

    edit(as_bob, Question.objects.get(), text="Is $e^0 = 1$ ?", trivial="on")
    assert Card.objects.get().current.approvals.standing().count() == 1

    edit(as_bob, Question.objects.get(), text="Something else?")
    assert Card.objects.get().current.approvals.standing().count() == 0


def test_a_changed_generator_forgets_the_numbers_drawn_before(as_bob, card):
    ask(as_bob, card, kind="parametric", generator="def draw(rng): ...", explanation="So.")
    question = Question.objects.get()
    Variant.objects.create(question=question, seed=1, params={"a": 3}, answer=9.0, text_html="")

    edit(as_bob, question)
    assert question.variants.count() == 1
    edit(as_bob, question, generator="def draw(rng): return {}")
    assert question.variants.count() == 0


def test_two_questions_of_a_card_have_two_keys(as_bob, card):
    ask(as_bob, card, YES, NO)
    ask(as_bob, card, YES, NO)
    assert set(Question.objects.values_list("key", flat=True)) == {"is-e0-1", "is-e0-1-2"}

    assert "key" in errors(ask(as_bob, card, YES, NO, key="is-e0-1"))


def test_an_answered_question_is_put_to_rest_but_not_deleted(as_bob, card, alice):
    ask(as_bob, card, YES, NO)
    question = Question.objects.get()
    Attempt.objects.create(question=question, user=alice, response={}, correct=True, score=1)

    assert as_bob.post(reverse("admin:quizzes_question_delete", args=[question.pk]), {"post": "yes"}).status_code == 403
    edit(as_bob, question, active=None)
    question.refresh_from_db()
    assert not question.active


def test_deleting_an_unanswered_question_makes_a_new_revision(as_bob, card):
    ask(as_bob, card, YES, NO)
    before = Card.objects.get().current

    as_bob.post(reverse("admin:quizzes_question_delete", args=[Question.objects.get().pk]), {"post": "yes"})

    assert not Question.objects.exists()
    assert Card.objects.get().current.number == before.number + 1


def test_a_creator_asks_nothing_on_anothers_card(as_bob, card, alice):
    Card.objects.update(creator=alice)
    question = Question.objects.create(card=card, key="q", text="Theirs")

    assert "card" in errors(ask(as_bob, card, YES, NO))
    assert as_bob.get(reverse("admin:quizzes_question_change", args=[question.pk])).status_code == 302
    assert Question.objects.count() == 1


def test_a_reviewer_reads_the_answers_and_changes_nothing(client, carol, as_bob, card):
    ask(as_bob, card, YES, NO)
    url = reverse("admin:quizzes_question_change", args=[Question.objects.get().pk])
    client.force_login(carol)

    page = client.get(url)
    assert page.status_code == 200
    assert "Because yes." in page.content.decode()
    assert client.post(url, {"text": "x"}).status_code == 403


def test_an_outsider_is_sent_away(client, dave):
    client.force_login(dave)

    assert client.get(ADD).status_code in (302, 403)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_question_and_three(as_bob, card, rows, django_assert_num_queries):
    for number in range(rows):
        Question.objects.create(card=card, key=f"q{number}", text="?")

    with django_assert_num_queries(7):
        as_bob.get("/admin/quizzes/question/")
