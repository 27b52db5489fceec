"""The life of `make run`: a fast second start, a clean end, and what `kill -9` leaves."""

import os
import signal
import time
from contextlib import suppress

import pytest

from tests.site_fixtures import start

SECOND_START_S = 30  # a quiet machine needs less than 10; the point is that nothing is set up again


@pytest.fixture
def running(run_dir):
    sites = []

    def go():
        sites.append(start(run_dir))
        return sites[-1]

    yield go
    for site in sites:
        site.runner.kill()
        site.runner.wait()
    for pid in sites[-1].processes():
        with suppress(ProcessLookupError):  # it ended meanwhile
            os.kill(pid, signal.SIGKILL)


def test_it_starts_again_fast_and_ends_clean(running):
    first = running()
    first.wait_until_ready()
    first.wait_until_told("Chainrule is ready: " + first.url, "Ctrl-C stops everything")
    assert all(name in first.log() for name in ("learner", "creator", "reviewer", "admin"))
    assert first.stop() == (0, [])

    began = time.monotonic()
    second = running()
    second.wait_until_ready()
    took = time.monotonic() - began
    assert "loading the catalogue" not in second.log().split("Chainrule is ready")[-1]
    assert second.stop(signal.SIGTERM) == (0, [])
    assert took < SECOND_START_S


def test_kill_9_of_the_runner_blocks_no_later_start(running):
    first = running()
    first.wait_until_ready()
    first.runner.kill()
    first.runner.wait()
    second = running()
    second.wait_until_ready()
    assert second.stop() == (0, [])
