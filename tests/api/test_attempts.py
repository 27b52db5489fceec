"""GET and POST /api/v1/attempts/"""

import pytest

from cards.models import Card
from quizzes.models import Attempt, Question

LIST = "/api/v1/attempts/"


def post(client, question, **answer):
    return client.send(LIST, {"question": getattr(question, "pk", question), **answer})


def test_a_right_answer_gets_its_mark_and_its_explanation(api, erin, question, choice):
    response = post(api, question, choices=[choice["unchanged"]], confidence=3)

    assert response.status_code == 201
    found = response.json()
    assert (found["correct"], found["score"], found["card"]) == (True, 1.0, "softmax-stable")
    assert [row["text_markdown"] for row in found["explanations"]] == ["because-unchanged"]
    attempt = Attempt.objects.get()
    assert (attempt.user, attempt.confidence) == (erin, 3)


def test_a_wrong_answer_tells_why_and_not_which_is_right(api, question, choice):
    response = post(api, question, choices=[choice["sharper"]])

    assert response.json()["correct"] is False
    assert [row["text_markdown"] for row in response.json()["explanations"]] == ["because-sharper"]
    assert b"because-unchanged" not in response.content
    assert b"thinks-" not in response.content


def test_a_number_is_marked_and_explained_once_it_is_right(api, card):
    question = Question.objects.create(
        card=card, key="n", kind="numeric", text="e?", answer=2.718, tolerance=0.001, explanation="the-series"
    )

    wrong, right = post(api, question, number="3"), post(api, question, number="2.7183")

    assert (wrong.json()["correct"], wrong.json()["explanations"]) == (False, [])
    assert right.json()["correct"] is True
    assert right.json()["explanations"][0]["text_markdown"] == "the-series"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({}, "Choose an answer"),
        ({"choices": []}, "Choose an answer"),
        ({"choices": [999999]}, "not one of the choices"),
        ({"number": "1"}, "Choose an answer"),
    ],
)
def test_an_answer_that_cannot_be_marked_costs_no_try(api, question, answer, message):
    response = post(api, question, **answer)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert message in response.json()["detail"]
    assert not Attempt.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": "x"},
        {"question": 10**30},
        {"question": None},
        {"question": 1, "choices": "1"},
        {"question": 1, "choices": [{"a": 1}]},
        {"question": 1, "choices": [1] * 51},
        {"question": 1, "confidence": 9},
        {"question": 1, "number": "1" * 81},
        {"question": 1, "number": "\x00"},
        [],
        "text",
        None,
    ],
)
def test_it_names_the_field_that_is_at_fault(api, question, body):
    response = api.send(LIST, body)

    assert response.status_code == 400, response.content
    assert response.json().get("errors") or response.json()["detail"]
    assert not Attempt.objects.exists()


def test_a_request_sent_twice_counts_once(api, question, choice):
    first = post(api, question, choices=[choice["sharper"]], tries_seen=0)
    second = post(api, question, choices=[choice["sharper"]], tries_seen=0)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]
    assert Attempt.objects.count() == 1


def test_a_solved_question_keeps_its_right_attempt(api, question, choice):
    right = post(api, question, choices=[choice["unchanged"]])
    later = post(api, question, choices=[choice["sharper"]])

    assert (later.status_code, later.json()["id"], later.json()["correct"]) == (200, right.json()["id"], True)


def test_a_question_of_a_draft_is_not_there(api, question, choice):
    Card.objects.update(status=Card.Status.DRAFT)

    assert post(api, question, choices=[choice["unchanged"]]).status_code == 404
    assert post(api, 999999, choices=[1]).status_code == 404


def test_a_guest_cannot_answer(guest, question, choice):
    response = post(guest, question, choices=[choice["unchanged"]])

    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Token")


def test_the_list_holds_ones_own_attempts_the_latest_first(api, as_dave, question, choice):
    post(as_dave, question, choices=[choice["flatter"]])
    ids = [post(api, question, choices=[choice[text]]).json()["id"] for text in ("sharper", "unchanged")]

    found = api.get(LIST).json()
    assert [row["id"] for row in found["results"]] == ids[::-1]


def test_it_filters_by_card_and_question(api, question, choice, make_question, make_card):
    other = make_question(make_card("other"))
    post(api, question, choices=[choice["sharper"]])
    post(api, other, choices=[other.choices.first().pk])

    assert api.get(f"{LIST}?card=other").json()["count"] == 1
    assert api.get(f"{LIST}?question={question.pk}").json()["count"] == 1
    assert api.get(f"{LIST}?correct=true").json()["count"] == 0
    assert api.get(f"{LIST}?question=x").status_code == 400


def test_anothers_attempt_is_not_there(api, as_dave, question, choice):
    url = f"{LIST}{post(api, question, choices=[choice['sharper']]).json()['id']}/"

    assert api.get(url).status_code == 200
    assert as_dave.get(url).status_code == 404


def test_attempts_are_never_changed(api, question, choice):
    url = f"{LIST}{post(api, question, choices=[choice['sharper']]).json()['id']}/"

    for method in ("put", "patch", "delete"):
        assert api.send(url, {"correct": True}, method).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(
    api, erin, card, make_question, rows, django_assert_num_queries
):
    for number in range(rows):
        question = make_question(card, f"q{number}")
        Attempt.objects.create(
            user=erin, question=question, response={"choices": [question.choices.first().pk]}, correct=False, score=0
        )

    with django_assert_num_queries(5):
        api.get(LIST)
