from datetime import UTC, datetime, timedelta

import pytest

from cards.catalogue import catalogue
from cards.models import Card
from quizzes.models import Attempt, CodeTask, Question, Submission
from reviews import activity, home, mastery
from reviews.models import Review

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def ask(card):
    def ask(card=card, key="q"):
        return Question.objects.create(card=card, key=key, text="?")

    return ask


def attempt(user, question, *, correct=True, at=NOW):
    return Attempt.objects.create(
        user=user, question=question, response={}, correct=correct, score=float(correct), created_at=at
    )


def review(user, prompt, at):
    return Review.objects.create(user=user, prompt=prompt, rating=3, reviewed_at=at)


def in_progress(user):
    return home.in_progress(catalogue(), mastery.gather(user, catalogue(), NOW))


def suggested(user):
    return mastery.ready(catalogue(), mastery.levels(user, catalogue(), NOW), 3)


def titles(cards):
    return [card.slug for card in cards]


def test_a_card_is_in_progress_once_a_task_was_tried(alice, dave, card, ask):
    questions = [ask(key="q0"), ask(key="q1")]
    attempt(alice, questions[0])
    attempt(alice, questions[1], correct=False)

    (begun,) = in_progress(alice)
    assert (begun.place.pk, begun.solved, begun.tasks, begun.touched_at) == (card.pk, 1, 2, NOW)
    assert in_progress(dave) == []


def test_code_counts_as_a_task_and_as_solved_when_accepted(alice, card):
    task = CodeTask.objects.create(card=card, slug="softmax", title="Softmax", entry="softmax")
    for number, verdict in enumerate(["wrong_answer", "accepted"], start=1):
        Submission.objects.create(
            user=alice,
            task=task,
            scope="all",
            number=number,
            status="done",
            verdict=verdict,
            queued_at=NOW,
            done_at=NOW,
        )

    (begun,) = in_progress(alice)
    assert (begun.solved, begun.tasks) == (1, 1)


def test_a_run_on_public_cases_solves_nothing(alice, card):
    task = CodeTask.objects.create(card=card, slug="softmax", title="Softmax", entry="softmax")
    Submission.objects.create(
        user=alice, task=task, scope="public", number=1, status="done", verdict="accepted", queued_at=NOW, done_at=NOW
    )

    (begun,) = in_progress(alice)
    assert begun.solved == 0


def test_a_completed_card_is_not_in_progress(alice, card, ask, complete):
    attempt(alice, ask())
    complete(alice, card)

    assert in_progress(alice) == []
    assert [done.card for done in home.completed(alice)] == [card]


def test_the_card_touched_last_comes_first(alice, make_card, ask):
    for hours, slug in enumerate(["new", "old"]):
        attempt(alice, ask(make_card(slug)), at=NOW - timedelta(hours=hours))

    assert [begun.place.slug for begun in in_progress(alice)] == ["new", "old"]


def test_a_card_taken_back_to_draft_disappears(alice, card, ask, complete):
    attempt(alice, ask())
    Card.objects.update(status=Card.Status.DRAFT)

    assert in_progress(alice) == []


def test_it_suggests_what_builds_on_completed_cards_before_the_rest(alice, make_card, complete):
    base = make_card("base", order=1)
    make_card("far", order=4, builds_on=[make_card("middle", order=3, builds_on=[base])])
    make_card("other", order=2)
    assert titles(suggested(alice)) == ["base", "other"]

    complete(alice, base)

    assert titles(suggested(alice)) == ["middle", "other"]


def test_a_prerequisite_that_is_only_a_draft_locks_nothing(alice, make_card):
    make_card("next", builds_on=[make_card("draft", status=Card.Status.DRAFT)])

    assert titles(suggested(alice)) == ["next"]


def test_what_was_begun_is_not_suggested(alice, card, ask):
    attempt(alice, ask())

    assert suggested(alice) == []


def test_a_streak_counts_days_in_a_row(alice, prompts, ask):
    assert activity.streak(alice, NOW) == 0
    review(alice, prompts[0], NOW)
    attempt(alice, ask(), at=NOW - timedelta(days=1))
    review(alice, prompts[0], NOW - timedelta(days=2))
    review(alice, prompts[0], NOW - timedelta(days=4))

    assert activity.streak(alice, NOW) == 3


def test_a_streak_is_not_lost_before_today_ends(alice, prompts):
    review(alice, prompts[0], NOW - timedelta(days=1))

    assert activity.streak(alice, NOW) == 1
    assert activity.streak(alice, NOW + timedelta(days=1)) == 0


def test_a_streak_runs_on_the_learners_clock(alice, prompts):
    """01:00 in Berlin belongs to the evening before; 05:00 does not."""
    alice.timezone = "Europe/Berlin"
    for at in (datetime(2026, 11, 20, 11), datetime(2026, 11, 22, 0)):
        review(alice, prompts[0], at.replace(tzinfo=UTC))

    assert activity.streak(alice, NOW) == 2


@pytest.mark.parametrize("length", [31, 32, 33, 140])
def test_a_long_streak_is_counted_to_its_end(alice, prompts, length):
    Review.objects.bulk_create(
        Review(user=alice, prompt=prompts[0], rating=3, reviewed_at=NOW - timedelta(days=day)) for day in range(length)
    )

    assert activity.streak(alice, NOW) == length


def test_a_streak_survives_the_change_of_the_clocks(alice, prompts):
    alice.timezone = "America/New_York"
    now = datetime(2026, 11, 3, 15, tzinfo=UTC)
    for day in range(5):
        review(alice, prompts[0], now - timedelta(days=day))

    assert activity.streak(alice, now) == 5
