"""The learner's home page."""

import pytest

from quizzes.models import Attempt, Question

URL = "/home"


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


def begin(user, card):
    question = Question.objects.create(card=card, key="q", text="?")
    Attempt.objects.create(question=question, user=user, response={}, correct=False, score=0)


def test_it_tells_what_is_due_begun_done_and_next(as_alice, alice, make_card, make_prompts, complete):
    done, begun = make_card("softmax"), make_card("attention")
    make_card("layer-norm", builds_on=[done])
    make_prompts(done, 2)
    complete(alice, done)
    begin(alice, begun)

    page = as_alice.get(URL)

    assert page.context["counts"].new == 2
    assert page.context["streak"] == 1
    for title in (b"Softmax", b"Attention", b"Layer-Norm", b"0 of 1 tasks solved"):
        assert title in page.content


def test_it_greets_a_learner_who_has_not_begun(as_alice):
    page = as_alice.get(URL)

    assert page.status_code == 200
    assert b"Nothing to recall today" in page.content


def test_it_tells_nothing_of_another_learner(as_alice, dave, make_card, make_prompts, complete):
    card = make_card("softmax")
    make_prompts(card, 2)
    complete(dave, card)

    context = as_alice.get(URL).context
    assert (context["counts"].left, context["n_completed"], list(context["completed"])) == (0, 0, [])
    assert context["streak"] == 0


def test_a_guest_is_asked_to_sign_in(client, db):
    assert client.get(URL).url.startswith("/account/login/")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_for_one_card_of_each_and_three(
    as_alice, alice, make_card, make_prompts, complete, rows, django_assert_num_queries, no_maths_query
):
    for number in range(rows):
        done = make_card(f"done-{number}")
        make_prompts(done, 1)
        complete(alice, done)
        begin(alice, make_card(f"begun-{number}"))
        make_card(f"next-{number}", builds_on=[done])
    with django_assert_num_queries(11):
        as_alice.get(URL)
