from datetime import UTC, date, datetime, timedelta

import pytest

from reviews import activity
from reviews.models import Review

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)  # a Sunday


@pytest.fixture
def review(alice, prompts):
    def review(at, times=1):
        Review.objects.bulk_create(
            Review(user=alice, prompt=prompts[0], rating=3, reviewed_at=at) for _ in range(times)
        )

    return review


def test_it_covers_26_weeks_from_a_monday_to_today(alice):
    days = activity.calendar(alice, NOW).days
    assert (days[0].date, days[-1].date, len(days)) == (date(2026, 5, 25), date(2026, 11, 22), 182)
    assert [(day.week, day.weekday) for day in (days[0], days[6], days[7], days[-1])] == [
        (0, 0),
        (0, 6),
        (1, 0),
        (25, 6),
    ]
    assert [day.date for day in days if day.today] == [date(2026, 11, 22)]
    assert not activity.calendar(alice, NOW).active


@pytest.mark.parametrize(("times", "shade"), [(1, 1), (4, 1), (5, 2), (15, 3), (29, 3), (30, 4), (99, 4)])
def test_more_work_is_a_stronger_shade(alice, review, times, shade):
    review(NOW, times)
    today = activity.calendar(alice, NOW).days[-1]
    assert (today.count, today.shade) == (times, shade)


def test_a_night_belongs_to_the_evening_before_on_the_learners_clock(alice, review):
    alice.timezone = "Asia/Tokyo"
    review(datetime(2026, 11, 20, 18, 30, tzinfo=UTC))  # 03:30 on the 21st in Tokyo
    review(datetime(2026, 11, 20, 19, 30, tzinfo=UTC))  # 04:30
    counts = {day.date: day.count for day in activity.calendar(alice, NOW).days if day.count}
    assert counts == {date(2026, 11, 20): 1, date(2026, 11, 21): 1}


def test_a_day_begins_when_the_learner_says(alice, review):
    alice.day_starts = 0
    review(datetime(2026, 11, 21, 1, tzinfo=UTC))
    counts = {day.date: day.count for day in activity.calendar(alice, NOW).days if day.count}
    assert counts == {date(2026, 11, 21): 1}


def test_it_knows_the_streak_and_the_longest(alice, review):
    for days in (0, 1, 5, 6, 7, 8):
        review(NOW - timedelta(days=days))
    found = activity.calendar(alice, NOW)
    assert (found.streak, found.longest, found.active) == (2, 4, 6)


def test_a_streak_longer_than_the_calendar_is_counted_whole(alice, review):
    for days in range(200):
        review(NOW - timedelta(days=days))
    found = activity.calendar(alice, NOW)
    assert (found.streak, found.longest) == (200, 200)


def test_it_takes_three_queries_however_much_was_done(alice, review, django_assert_num_queries):
    for days in (0, 1, 2, 9):
        review(NOW - timedelta(days=days), 5)
    with django_assert_num_queries(3):
        activity.calendar(alice, NOW)
