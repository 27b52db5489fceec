"""A learner's day: from an hour they choose, four in the morning at first, to the same hour on their own clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accounts.models import DAY_STARTS, User


@dataclass(frozen=True)
class Day:
    """`start` ≤ moment < `end`, both in UTC. 23 or 25 hours long when the clocks change."""

    date: date
    start: datetime
    end: datetime


def zone_of(user: User) -> ZoneInfo:
    """The learner's time zone; UTC when the name they stored is no zone (any more)."""
    try:
        return ZoneInfo(user.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def date_of(moment: datetime, zone: ZoneInfo, starts_at: int = DAY_STARTS) -> date:
    """The date of the learner's day, beginning at this hour, that holds this moment."""
    local = moment.astimezone(zone)
    return local.date() if local.hour >= starts_at else local.date() - timedelta(days=1)


def day_of(user: User, now: datetime) -> Day:
    """The learner's day that holds `now`."""
    zone = zone_of(user)
    today = date_of(now, zone, user.day_starts)
    tomorrow = today + timedelta(days=1)
    return Day(date=today, start=_starts(today, user.day_starts, zone), end=_starts(tomorrow, user.day_starts, zone))


def _starts(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), zone).astimezone(UTC)
