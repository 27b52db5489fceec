from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from cards.models import Card
from reviews import queue, schedule
from reviews.models import Memory, Prompt, Review

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
LEARNING, REVIEW = fsrs.State.Learning.value, fsrs.State.Review.value


def remember(user, prompt, due, state=REVIEW, reps=1):
    return Memory.objects.create(
        user=user, prompt=prompt, due=due, state=state, step=None, stability=5.0, difficulty=5.0, reps=reps,
        last_review=NOW - timedelta(days=5),
    )  # fmt: skip


def shown(user, now=NOW):
    showing = queue.next_showing(user, now)
    return showing.prompt.key if showing else None


def test_prompts_join_when_their_card_is_completed(alice, card, prompts, complete):
    assert queue.counts(alice, NOW) == queue.Counts()
    assert shown(alice) is None

    complete(alice, card)

    assert queue.counts(alice, NOW) == queue.Counts(new=3)
    assert shown(alice) == "p0"


def test_they_join_nobody_elses_queue(alice, dave, card, prompts, complete):
    complete(alice, card)

    assert queue.counts(dave, NOW) == queue.Counts()
    assert shown(dave) is None


def test_a_prompt_is_new_until_it_is_rated(alice, card, prompts, complete):
    complete(alice, card)
    schedule.rate(alice, prompts[0], schedule.GOOD, NOW)

    assert queue.counts(alice, NOW) == queue.Counts(new=2, learning=1, done=1)


def test_twenty_new_prompts_a_day_are_the_limit(alice, card, make_prompts, complete):
    complete(alice, card)
    prompts = make_prompts(card, 23)
    assert queue.counts(alice, NOW).new == 20

    for prompt in prompts[:20]:
        schedule.rate(alice, prompt, schedule.EASY, NOW)

    assert queue.counts(alice, NOW) == queue.Counts(done=20)
    assert shown(alice) is None
    assert queue.counts(alice, NOW + timedelta(days=1)).new == 3
    assert shown(alice, NOW + timedelta(days=1)) == "p20"


def test_a_second_rating_of_a_new_prompt_uses_no_allowance(alice, card, make_prompts, complete):
    complete(alice, card)
    prompts = make_prompts(card, 23)
    for rating in (schedule.AGAIN, schedule.GOOD, schedule.EASY):
        schedule.rate(alice, prompts[0], rating, NOW)

    assert queue.counts(alice, NOW).new == 19


def test_an_undone_first_rating_gives_its_allowance_back(alice, card, make_prompts, complete):
    complete(alice, card)
    prompts = make_prompts(card, 23)
    schedule.undo(alice, schedule.rate(alice, prompts[0], schedule.EASY, NOW).pk)

    assert queue.counts(alice, NOW) == queue.Counts(new=20)


def test_what_falls_due_later_today_is_due_now_and_tomorrows_is_not(alice, card, prompts):
    remember(alice, prompts[0], datetime(2026, 11, 22, 22, tzinfo=UTC))
    remember(alice, prompts[1], datetime(2026, 11, 23, 3, 59, tzinfo=UTC))
    remember(alice, prompts[2], datetime(2026, 11, 23, 4, tzinfo=UTC))

    assert queue.counts(alice, NOW) == queue.Counts(due=2)
    assert queue.next_due(alice, NOW) == datetime(2026, 11, 22, 22, tzinfo=UTC)


def test_the_day_ends_on_the_learners_own_clock(alice, card, prompts):
    """23:00 UTC on the day Berlin's clocks go back: 24 October 2026 there ends at 03:00 UTC."""
    alice.timezone = "Europe/Berlin"
    now = datetime(2026, 10, 24, 23, tzinfo=UTC)
    remember(alice, prompts[0], datetime(2026, 10, 25, 2, 59, tzinfo=UTC))
    remember(alice, prompts[1], datetime(2026, 10, 25, 3, 0, tzinfo=UTC))

    assert queue.counts(alice, now) == queue.Counts(due=1)


def test_it_asks_learning_steps_then_due_then_new_then_steps_that_still_run(alice, card, make_prompts, complete):
    complete(alice, card)
    late, step, due, new = make_prompts(card, 4)
    remember(alice, late, NOW + timedelta(minutes=5), LEARNING)
    remember(alice, step, NOW - timedelta(minutes=1), LEARNING)
    remember(alice, due, NOW - timedelta(days=2))

    asked = []
    while (showing := queue.next_showing(alice, NOW)) is not None:
        asked.append((showing.prompt, showing.kind))
        Memory.objects.update_or_create(
            user=alice, prompt=showing.prompt, defaults={"due": NOW + timedelta(days=9), "state": REVIEW}
        )

    assert asked == [(step, "learning"), (due, "due"), (new, "new"), (late, "learning")]


def test_the_longest_due_comes_first(alice, card, prompts):
    for prompt, days in zip(prompts, (1, 3, 2), strict=True):
        remember(alice, prompt, NOW - timedelta(days=days))

    assert shown(alice) == "p1"


def test_new_prompts_come_in_the_order_their_cards_were_completed(alice, make_card, make_prompts, complete):
    first, second = make_card("first"), make_card("second")
    make_prompts(first, 1, start=7)
    make_prompts(second, 1, start=1)
    complete(alice, second, NOW)
    complete(alice, first, NOW - timedelta(hours=1))

    assert shown(alice) == "p7"


@pytest.mark.parametrize("change", ["retired", "unpublished"])
def test_what_is_out_of_use_is_not_asked(alice, card, prompts, complete, change):
    complete(alice, card)
    remember(alice, prompts[0], NOW)
    if change == "retired":
        Prompt.objects.update(active=False)
    else:
        Card.objects.update(status=Card.Status.DRAFT)

    assert queue.counts(alice, NOW) == queue.Counts()
    assert shown(alice) is None
    assert queue.next_due(alice, NOW) is None


def test_done_counts_todays_reviews(alice, card, prompts, complete):
    complete(alice, card)
    schedule.rate(alice, prompts[0], schedule.EASY, NOW - timedelta(days=1))
    schedule.rate(alice, prompts[1], schedule.EASY, NOW)

    counts = queue.counts(alice, NOW)
    assert (counts.done, counts.left, counts.total) == (1, 1, 2)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_counts_take_one_query(alice, card, make_prompts, complete, django_assert_num_queries, rows):
    complete(alice, card)
    for prompt in make_prompts(card, 2 * rows)[:rows]:
        schedule.rate(alice, prompt, schedule.GOOD, NOW)

    with django_assert_num_queries(1):
        counts = queue.counts(alice, NOW)
    assert (counts.new, counts.learning, counts.done) == (rows, rows, rows)


def test_the_log_of_many_days_counts_only_first_reviews_as_introduced(alice, card, prompts, complete):
    complete(alice, card)
    schedule.rate(alice, prompts[0], schedule.EASY, NOW - timedelta(days=30))
    schedule.rate(alice, prompts[0], schedule.GOOD, NOW)

    assert Review.objects.count() == 2
    assert queue.counts(alice, NOW).new == 2
    assert queue._introduced(alice, NOW - timedelta(hours=5)).count() == 0
