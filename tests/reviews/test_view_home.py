"""The learner's home page."""

import pytest
from django.utils import timezone

from cards.catalogue import catalogue, changed
from quizzes.models import Attempt, CodeTask, Draft, Question, Submission

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
    assert page.context["calendar"].streak == 1
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
    assert (context["counts"].left, context["n_completed"], context["completed"]) == (0, 0, [])
    assert context["calendar"].streak == 0


def test_a_guest_is_asked_to_sign_in(client, db):
    assert client.get(URL).url.startswith("/account/login/")


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_for_one_card_of_each_and_three(
    as_alice, alice, make_card, make_prompts, complete, rows, django_assert_num_queries, no_maths_query, monkeypatch
):
    for number in range(rows):
        done = make_card(f"done-{number}")
        make_prompts(done, 1)
        complete(alice, done)
        begin(alice, make_card(f"begun-{number}"))
        make_card(f"next-{number}", builds_on=[done])
    monkeypatch.setattr("cards.catalogue.LOOK_S", 60)
    changed()
    catalogue()  # from memory afterwards
    with django_assert_num_queries(12):
        as_alice.get(URL)


def test_it_is_whole_where_there_is_no_card(as_alice):
    page = as_alice.get(URL)
    assert b"There are no cards to read yet" in page.content


def test_it_offers_the_first_card_to_who_has_not_begun(as_alice, make_card):
    make_card("softmax")
    page = as_alice.get(URL).content
    assert b"You have not begun a card" in page
    assert b"Read the first card" in page
    assert b"becomes a square" in page


def test_it_tells_open_code_with_its_last_score(as_alice, alice, card):
    tasks = [CodeTask.objects.create(card=card, slug=f"t{n}", title=f"Task {n}", entry="f") for n in range(3)]
    for task, verdict, score in zip(tasks, ["partial", "accepted", ""], [0.45, 1, None], strict=True):
        Draft.objects.create(user=alice, task=task, source="x = 1", version=1)
        if verdict:
            Submission.objects.create(
                user=alice,
                task=task,
                scope="all",
                number=1,
                status="done",
                verdict=verdict,
                score=score,
                done_at=timezone.now(),
            )
    page = as_alice.get(URL)
    assert {draft.task.slug for draft in page.context["open_code"]} == {"t0", "t2"}
    assert b"45 of 100" in page.content
    assert b"not yet submitted" in page.content


def test_it_shows_mastery_by_track_and_the_map_around(as_alice, alice, make_card):
    ground = make_card("ground")
    make_card("after", builds_on=[ground])
    begin(alice, ground)
    page = as_alice.get(URL)
    assert b'aria-label="1 attempted"' in page.content
    assert [node.here for node in page.context["picture"].nodes if node.spot.place.slug == "ground"] == [True]
