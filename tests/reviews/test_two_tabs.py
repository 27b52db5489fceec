"""One learner, several tabs at once."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from reviews import schedule
from reviews.models import Memory, Review
from reviews.schedule import STATE_FIELDS

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def at_once(*acts):
    """Run the acts in threads that start together; their results or exceptions, in order."""
    results, barrier = [None] * len(acts), threading.Barrier(len(acts))

    def run(place, act):
        barrier.wait(timeout=20)
        try:
            results[place] = act()
        except schedule.StaleShowing as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return results


def state_is_the_replay(user, prompt):
    stored = Memory.objects.filter(user=user, prompt=prompt).first()
    replayed = schedule.replay(user, prompt, Review.objects.filter(user=user, prompt=prompt))
    return (stored and [getattr(stored, name) for name in STATE_FIELDS]) == (
        replayed and [getattr(replayed, name) for name in STATE_FIELDS]
    )


def test_the_same_form_sent_four_times_at_once_counts_once(alice, prompts):
    results = at_once(*[lambda: schedule.rate(alice, prompts[0], 3, NOW, seen=0)] * 4)

    assert sum(isinstance(result, Review) for result in results) == 1
    assert sum(isinstance(result, schedule.StaleShowing) for result in results) == 3
    assert Memory.objects.get().reps == Review.objects.count() == 1


def test_ratings_without_a_token_all_count_one_after_the_other(alice, prompts):
    at_once(*[lambda: schedule.rate(alice, prompts[0], 3, NOW)] * 4)

    assert Memory.objects.get().reps == Review.objects.count() == 4
    assert state_is_the_replay(alice, prompts[0])


def test_an_undo_and_a_rating_at_once_leave_the_memory_a_replay_of_the_log(alice, prompts):
    for number in range(5):
        last = schedule.rate(alice, prompts[0], 3, NOW + timedelta(days=number))
        later = NOW + timedelta(days=number, hours=1)
        at_once(lambda: schedule.undo(alice, last.pk), lambda: schedule.rate(alice, prompts[0], 1, later))  # noqa: B023 both end before the next turn

        assert state_is_the_replay(alice, prompts[0])


def test_two_undos_at_once_take_back_one_review(alice, prompts):
    schedule.rate(alice, prompts[0], 3, NOW)
    last = schedule.rate(alice, prompts[0], 3, NOW + timedelta(days=1))
    results = at_once(*[lambda: schedule.undo(alice, last.pk)] * 2)

    assert sorted(results, key=bool) == [None, prompts[0]]
    assert Review.objects.count() == 1
    assert state_is_the_replay(alice, prompts[0])
