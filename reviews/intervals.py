"""Intervals: spread a little so that prompts learnt together part, and put into words."""

import hashlib
from datetime import timedelta

from django.utils.translation import gettext, ngettext
from fsrs.scheduler import FUZZ_RANGES

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def chance(*key: int) -> float:
    """A number in [0, 1) that depends on the key alone, so that a replay of the log meets the same one."""
    digest = hashlib.sha256(":".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:7], "big") / 2**56


def spread(interval: timedelta, at: float) -> timedelta:
    """A whole number of days near `interval`, `at` of the way (0 to 1) through FSRS's fuzz range.

    The range is the scheduler's own (`fsrs.scheduler.FUZZ_RANGES`); only the draw is ours, because the scheduler's
    is not repeatable. Intervals below 2.5 days stay as they are.
    """
    days = interval.days
    if days < 2.5:
        return interval
    delta = 1.0 + sum(part["factor"] * max(min(days, part["end"]) - part["start"], 0.0) for part in FUZZ_RANGES)
    low, high = max(2, round(days - delta)), round(days + delta)
    return timedelta(days=round(low + at * (high - low)))


def in_words(interval: timedelta) -> str:
    """`1 min`, `10 min`, `5 hours`, `1 day`, `16 days`, `3.4 months`, `1.2 years`."""
    if interval < HOUR:
        return gettext("%(n)s min") % {"n": max(1, round(interval / MINUTE))}
    if interval < DAY:
        hours = round(interval / HOUR)
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = interval / DAY
    if days < 60:
        return ngettext("%(n)s day", "%(n)s days", round(days)) % {"n": round(days)}
    if days < 365:
        return gettext("%(n)s months") % {"n": f"{days / 30.44:.1f}"}
    return gettext("%(n)s years") % {"n": f"{days / 365.25:.1f}"}
