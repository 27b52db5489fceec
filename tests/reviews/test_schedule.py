from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews import schedule
from reviews.models import Memory, Review
from reviews.schedule import AGAIN, EASY, GOOD, HARD

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STATE = ("due", "state", "step", "stability", "difficulty", "last_review", "reps", "lapses")


def state_of(memory):
    return {field: getattr(memory, field) for field in STATE}


def days(number):
    return timedelta(days=number)


def test_it_follows_fsrs_with_default_parameters(alice, prompts):
    card = fsrs.Card(card_id=1)
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    at = NOW
    for rating, gap in [(GOOD, 0), (GOOD, 10 / 1440), (GOOD, 3), (AGAIN, 12), (GOOD, 1), (EASY, 8)]:
        at += days(gap)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
        schedule.rate(alice, prompts[0], rating, at, fuzz=False)

    memory = Memory.objects.get()
    assert (memory.due, memory.state, memory.step) == (card.due, card.state.value, card.step)
    assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert (memory.reps, memory.lapses) == (6, 1)


def test_it_writes_the_log_and_the_memory_together(alice, prompts):
    review = schedule.rate(alice, prompts[0], GOOD, NOW, 4200, fuzz=False)

    assert (review.rating, review.reviewed_at, review.duration_ms, review.due_before) == (GOOD, NOW, 4200, None)
    assert Memory.objects.get().due == NOW + timedelta(minutes=10)


def test_it_notes_when_the_prompt_was_due(alice, prompts):
    schedule.rate(alice, prompts[0], EASY, NOW, fuzz=False)
    due = Memory.objects.get().due

    assert schedule.rate(alice, prompts[0], GOOD, NOW + days(9)).due_before == due


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_it_refuses_another_rating(alice, prompts, rating):
    with pytest.raises(ValueError, match="1 to 4"):
        schedule.rate(alice, prompts[0], rating, NOW)
    assert not Review.objects.exists()
    assert not Memory.objects.exists()


def test_it_counts_one_showing_once(alice, prompts):
    schedule.rate(alice, prompts[0], GOOD, NOW, seen=0)

    with pytest.raises(schedule.StaleShowing):
        schedule.rate(alice, prompts[0], GOOD, NOW, seen=0)
    assert Review.objects.count() == 1
    assert Memory.objects.get().reps == 1


def test_a_clock_set_back_does_not_put_a_review_before_the_last_one(alice, prompts):
    schedule.rate(alice, prompts[0], GOOD, NOW)
    later = schedule.rate(alice, prompts[0], GOOD, NOW - timedelta(minutes=5))

    assert later.reviewed_at == NOW


@pytest.mark.parametrize(("given", "kept"), [(-5, 0), (12, 12), (10**10, 3_600_000), (None, None)])
def test_it_keeps_durations_in_bounds(alice, prompts, given, kept):
    assert schedule.rate(alice, prompts[0], GOOD, NOW, given).duration_ms == kept


def test_the_preview_is_what_the_rating_then_gives(alice, prompts):
    schedule.rate(alice, prompts[0], EASY, NOW)
    at = NOW + days(9)
    for rating in schedule.RATINGS:
        promised = schedule.preview(Memory.objects.get(), at)[rating]
        review = schedule.rate(alice, prompts[0], rating, at)
        assert Memory.objects.get().due - at == promised
        schedule.undo(alice, review.pk)


def test_the_intervals_grow_with_the_rating(alice, prompts):
    schedule.rate(alice, prompts[0], EASY, NOW)
    shown = schedule.preview(Memory.objects.get(), NOW + days(9))

    assert list(shown) == [AGAIN, HARD, GOOD, EASY]
    assert sorted(shown.values()) == list(shown.values())


def test_looking_at_the_preview_changes_nothing(alice, prompts):
    schedule.rate(alice, prompts[0], EASY, NOW)
    memory = Memory.objects.get()
    before = state_of(memory)
    schedule.preview(memory, NOW + days(9))

    assert state_of(memory) == before


def test_prompts_learnt_together_come_back_on_different_days(alice, card, make_prompts):
    for prompt in make_prompts(card, 20):
        schedule.rate(alice, prompt, EASY, NOW)

    assert len({memory.due for memory in Memory.objects.all()}) > 2


def test_recall_is_told_only_after_a_first_review(alice, prompts):
    assert schedule.recall(schedule.fresh(alice, prompts[0], NOW), NOW) is None

    schedule.rate(alice, prompts[0], EASY, NOW)
    memory = Memory.objects.get()
    assert schedule.recall(memory, NOW) == 1
    assert schedule.recall(memory, NOW + days(round(memory.stability))) == pytest.approx(0.9, abs=0.01)


def test_undo_takes_the_last_review_back(alice, prompts):
    schedule.rate(alice, prompts[0], GOOD, NOW)
    before = state_of(Memory.objects.get())
    last = schedule.rate(alice, prompts[0], AGAIN, NOW + days(3))

    assert schedule.undo(alice, last.pk) == prompts[0]
    assert state_of(Memory.objects.get()) == before
    assert Review.objects.count() == 1


def test_undo_of_the_first_review_makes_the_prompt_new_again(alice, prompts):
    only = schedule.rate(alice, prompts[0], GOOD, NOW)
    schedule.undo(alice, only.pk)

    assert not Memory.objects.exists()
    assert not Review.objects.exists()


def test_undo_takes_back_only_the_last_one(alice, prompts):
    first = schedule.rate(alice, prompts[0], GOOD, NOW)
    schedule.rate(alice, prompts[1], GOOD, NOW + timedelta(seconds=5))

    assert schedule.undo(alice, first.pk) is None
    assert Review.objects.count() == 2


def test_undo_does_not_reach_another_learners_log(alice, dave, prompts):
    review = schedule.rate(alice, prompts[0], GOOD, NOW)

    assert schedule.undo(dave, review.pk) is None
    assert Review.objects.count() == 1


def test_another_learners_memory_stays_as_it_was(alice, dave, prompts):
    schedule.rate(dave, prompts[0], EASY, NOW)
    before = state_of(Memory.objects.get(user=dave))
    last = schedule.rate(alice, prompts[0], AGAIN, NOW + days(1))
    schedule.undo(alice, last.pk)

    assert state_of(Memory.objects.get(user=dave)) == before


GAPS = st.one_of(st.integers(0, 3600), st.integers(0, 400 * 86400))  # seconds
LOGS = st.lists(st.tuples(st.sampled_from(schedule.RATINGS), GAPS, st.booleans()), min_size=1, max_size=12)


@pytest.mark.parametrize("fuzz", [False, True])
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=LOGS)
def test_the_stored_state_is_the_replay_of_the_log(alice, prompts, fuzz, log):
    """After any mixture of ratings and undos."""
    super(type(Review.objects.all()), Review.objects.all()).delete()
    Memory.objects.all().delete()
    at = NOW
    for rating, gap, taken_back in log:
        at += timedelta(seconds=gap)
        review = schedule.rate(alice, prompts[0], rating, at, fuzz=fuzz)
        if taken_back:
            schedule.undo(alice, review.pk, fuzz=fuzz)

    replayed = schedule.replay(alice, prompts[0], Review.objects.filter(user=alice), fuzz=fuzz)
    stored = Memory.objects.first()
    if replayed is None:
        assert stored is None
    else:
        assert state_of(stored) == state_of(replayed)
