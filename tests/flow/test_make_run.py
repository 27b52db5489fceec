"""The life of `make run`: a fast second start, a clean end, and what `kill -9` leaves."""

import os
import signal
import tempfile
import time
from pathlib import Path

import pytest

from tests.site_fixtures import start
from tools.processes import end

SECOND_START_S = 10  # on a machine that has nothing else to do


@pytest.fixture(scope="module")
def run_dir():
    """One for all, so that the catalogue is loaded once. A unix socket's path has room for 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="cr-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


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
    end(sites[-1].processes)


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
    assert (second.run_dir / "log").read_text().count("loading the catalogue") == 1
    assert second.stop(signal.SIGTERM) == (0, [])
    assert took < SECOND_START_S * max(1.0, os.getloadavg()[0] / os.cpu_count())  # others may be at work here


def test_kill_9_of_the_runner_blocks_no_later_start(running):
    first = running()
    first.wait_until_ready()
    first.runner.kill()
    first.runner.wait()
    second = running()
    second.wait_until_ready()
    assert second.stop() == (0, [])
