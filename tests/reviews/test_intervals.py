from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.intervals import chance, in_words, spread


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=5, seconds=30), "6 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=16), "16 days"),
        (timedelta(days=90), "3.0 months"),
        (timedelta(days=440), "1.2 years"),
    ],
)
def test_it_says_an_interval_in_words(interval, words):
    assert in_words(interval) == words


def test_it_leaves_short_intervals_alone():
    assert spread(timedelta(minutes=10), 0.9) == timedelta(minutes=10)
    assert spread(timedelta(days=2), 0.0) == timedelta(days=2)


@pytest.mark.parametrize(("days", "low", "high"), [(10, 8, 12), (100, 93, 107)])
def test_it_reaches_both_ends_of_the_schedulers_fuzz_range(days, low, high):
    """10 days: 1 + 0.15·4.5 + 0.1·3 = 1.975; 100 days: 1 + 0.675 + 1.3 + 0.05·80 = 6.975, so 93 to 107."""
    assert spread(timedelta(days=days), 0.0) == timedelta(days=low)
    assert spread(timedelta(days=days), 1 - 1e-9) == timedelta(days=high)


@given(st.integers(1, 36500), st.floats(0, 1, exclude_max=True))
def test_it_never_brings_an_interval_below_one_day(days, at):
    assert spread(timedelta(days=days), at) >= timedelta(days=min(days, 2))


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=3))
def test_its_draw_repeats_and_lies_in_the_unit_interval(key):
    assert 0 <= chance(*key) < 1
    assert chance(*key) == chance(*key)


def test_its_draws_are_spread_evenly():
    draws = [chance(1, prompt, 0) for prompt in range(2000)]

    assert abs(sum(draws) / 2000 - 0.5) < 0.03
    assert sum(draw < 0.1 for draw in draws) in range(150, 251)
