"""On which days a learner did something: the streak and the calendar, on their own clock and day boundary."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncHour

from accounts.models import User
from quizzes.models import Attempt, Submission
from reviews.day import date_of, day_of, zone_of
from reviews.models import Review

WEEKS = 26
STEPS = (1, 5, 15, 30)  # so many answers, submissions and reviews make a day one shade stronger
ONE_DAY = timedelta(days=1)
SQUARE = 14


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`shade` 0 (nothing) to 4; `week` is its column, `weekday` its row, Monday 0."""

    date: date
    count: int
    shade: int
    week: int
    weekday: int
    today: bool

    @property
    def x(self) -> str:
        """Left edge of its square, in the units of the drawing; a text, which no language writes in another way."""
        return f"{self.week * SQUARE + 0.5:.1f}"

    @property
    def y(self) -> str:
        return f"{16 + self.weekday * SQUARE}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The last WEEKS weeks, the present one unfinished. `months` are the first days of months."""

    days: tuple[CalendarDay, ...]
    months: tuple[CalendarDay, ...]
    streak: int
    longest: int

    @property
    def active(self) -> int:
        return sum(day.count > 0 for day in self.days)


def calendar(user: User, now: datetime) -> Calendar:
    """What the learner did each day, and their streak: three queries, more only for a streak longer than the weeks."""
    today = day_of(user, now)
    first = today.date - ONE_DAY * (7 * (WEEKS - 1) + today.date.weekday())
    counts = _counts(user, now, (today.date - first).days)
    days = tuple(
        _day(first + ONE_DAY * number, first, counts, today.date) for number in range((today.date - first).days + 1)
    )
    months = tuple(day for day in days if day.date.day == 1 and day.week < WEEKS - 1)
    length = _run_to(counts, today.date)
    if length >= len(days) - 1:
        length = streak(user, now)
    return Calendar(days, months, length, max(length, _longest(days)))


def streak(user: User, now: datetime) -> int:
    """Days in a row with an answer, a submission or a review, up to today or, while today is empty, yesterday."""
    window, found = 32, -1
    while (length := _streak_within(user, now, window)) > found and length >= window - 1:
        window, found = window * 4, length
    return length


def _streak_within(user: User, now: datetime, days: int) -> int:
    return _run_to(_counts(user, now, days), day_of(user, now).date)


def _run_to(counts: "Counter[date]", today: date) -> int:
    day = today if counts[today] else today - ONE_DAY
    length = 0
    while counts[day]:
        length, day = length + 1, day - ONE_DAY
    return length


def _longest(days: tuple[CalendarDay, ...]) -> int:
    longest = run = 0
    for day in days:
        run = run + 1 if day.count else 0
        longest = max(longest, run)
    return longest


def _day(day: date, first: date, counts: "Counter[date]", today: date) -> CalendarDay:
    shade = sum(counts[day] >= step for step in STEPS)
    return CalendarDay(day, counts[day], shade, (day - first).days // 7, day.weekday(), day == today)


def _counts(user: User, now: datetime, days: int) -> "Counter[date]":
    """Hours on the learner's clock never straddle the start of their day, so that one row an hour is enough."""
    zone = zone_of(user)
    since = day_of(user, now).start - timedelta(days=days)
    found: Counter[date] = Counter()
    for rows, field in (
        (Review.objects, "reviewed_at"),
        (Attempt.objects, "created_at"),
        (Submission.objects, "queued_at"),
    ):
        mine = rows.filter(user=user, **{f"{field}__gte": since}).order_by()
        hours = mine.annotate(hour=TruncHour(field, tzinfo=zone)).values("hour").annotate(n=Count("pk"))
        for hour, number in hours.values_list("hour", "n"):
            found[date_of(hour, zone, user.day_starts)] += number
    return found
