from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from reviews.day import date_of, day_of

BERLIN = User(timezone="Europe/Berlin")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_it_runs_from_four_to_four_on_the_learners_clock():
    day = day_of(BERLIN, utc(2026, 1, 15, 12))

    assert (day.date, day.start, day.end) == (date(2026, 1, 15), utc(2026, 1, 15, 3), utc(2026, 1, 16, 3))


def test_it_counts_an_hour_past_midnight_to_the_evening_before():
    assert day_of(BERLIN, utc(2026, 1, 15, 0, 30)).date == date(2026, 1, 14)


def test_it_starts_a_new_day_exactly_at_the_boundary():
    assert day_of(BERLIN, utc(2026, 1, 15, 3)).date == date(2026, 1, 15)
    assert day_of(BERLIN, utc(2026, 1, 15, 2, 59, 59)).date == date(2026, 1, 14)


@pytest.mark.parametrize(("night", "hours"), [(utc(2026, 3, 28, 12), 23), (utc(2026, 10, 24, 12), 25)])
def test_it_is_an_hour_shorter_or_longer_when_the_clocks_change(night, hours):
    day = day_of(BERLIN, night)

    assert day.end - day.start == timedelta(hours=hours)


def test_it_gives_two_learners_their_own_dates_at_one_moment():
    moment = utc(2026, 1, 15, 1)

    assert day_of(User(timezone="Asia/Tokyo"), moment).date == date(2026, 1, 15)
    assert day_of(User(timezone="America/Los_Angeles"), moment).date == date(2026, 1, 14)


@pytest.mark.parametrize("name", ["Nowhere/Atlantis", "", "../etc/passwd"])
def test_it_takes_utc_for_a_name_that_is_no_time_zone(name):
    assert day_of(User(timezone=name), utc(2026, 1, 15, 4)).start == utc(2026, 1, 15, 4)


@given(
    st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(
        ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
    ),
    st.integers(0, 23),
)
def test_every_moment_lies_in_exactly_one_day(moment, zone, starts_at):
    user = User(timezone=zone, day_starts=starts_at)
    day = day_of(user, moment)

    assert day.start <= moment < day.end
    assert day_of(user, day.end).start == day.end
    assert day_of(user, day.start - timedelta(microseconds=1)).end == day.start
    assert date_of(moment, ZoneInfo(zone), starts_at) == day.date


def test_it_starts_at_the_hour_the_learner_chose():
    owl = User(timezone="Europe/Berlin", day_starts=11)
    assert day_of(owl, utc(2026, 1, 15, 9, 59)).date == date(2026, 1, 14)
    assert day_of(owl, utc(2026, 1, 15, 10)).start == utc(2026, 1, 15, 10)
