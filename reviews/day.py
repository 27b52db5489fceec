"""A learner's day: from four in the morning to four in the morning on their own clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from accounts.models import User

STARTS_AT = time(4)  # as in Anki: a session past midnight still belongs to the evening before


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


def date_of(moment: datetime, zone: ZoneInfo) -> date:
    """The date of the learner's day that holds this moment."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= STARTS_AT else local.date() - timedelta(days=1)


def day_of(user: User, now: datetime) -> Day:
    """The learner's day that holds `now`."""
    zone = zone_of(user)
    today = date_of(now, zone)
    return Day(date=today, start=_starts(today, zone), end=_starts(today + timedelta(days=1), zone))


def _starts(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, STARTS_AT, zone).astimezone(UTC)
