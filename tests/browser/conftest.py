"""Debian's Chromium, driven headless; every page it opens is watched."""

import itertools
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from content.loading.flow import load_catalogue
from tests.browser.learner import Learner
from tests.content.small_catalogue import SmallCatalogue

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PICTURES = Path(__file__).resolve().parents[2] / "test-results" / "screens"
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
at_both_widths = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
counter = itertools.count(1)


class Watch:
    """Whatever a page should not do: errors, warnings, policy violations, requests to elsewhere."""

    def __init__(self, context, site, allows):
        self.site, self.problems, self.allows = site, [], allows
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)
        context.add_init_script(REPORT_VIOLATIONS)

    def _console(self, message):
        if message.type in {"error", "warning"} and not any(words in message.text for words in self.allows):
            self.problems.append(f"{message.type}: {message.text} at {message.location}")

    def _request(self, request):
        away = not request.url.startswith((self.site.url, "data:", "blob:"))
        if away and not any(words in request.url for words in self.allows):
            self.problems.append(f"request to {request.url}")

    def _response(self, response):
        if response.status >= 500 and str(response.status) not in self.allows:
            self.problems.append(f"{response.status} of {response.url}:\n{self.site.log()}")


@pytest.fixture(scope="session")
def browser():
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS + as_root)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, site, request):
    """visit(viewport=…, javascript=…) opens a page of a new person; at the end nothing may have gone wrong on it.

    `allows` are words of the console messages and of the requests that the test provokes itself.
    """
    yield from _visits(browser, site, request)


def _visits(browser, site, request):
    opened = []

    def go(*, viewport=WIDE, javascript=True, signed_up=False, allows=(), **options):
        context = browser.new_context(
            base_url=site.url,
            viewport=viewport,
            java_script_enabled=javascript,
            **{"locale": "en-GB", "timezone_id": "UTC"} | options,
        )
        context.set_default_timeout(15_000)
        watch = Watch(context, site, allows)
        opened.append((context, watch))
        learner = Learner(context.new_page(), site, f"learner-{os.getpid()}-{next(counter)}")
        if signed_up:
            learner.sign_up()
        return learner

    yield go
    try:
        for context, watch in opened:
            for number, page in enumerate(context.pages):
                picture(page, f"last-{re.sub(r'[^a-z0-9]+', '-', request.node.name)}-{number}")
            assert watch.problems == []
    finally:
        for context, _ in opened:
            context.close()


class HereSite:
    """The site inside this process: its rows, its mails and its clock are the test's."""

    def __init__(self, url):
        self.url = url

    def log(self):
        return "(its errors stand in the test's own output)"


@pytest.fixture(scope="session")
def _beside_the_browser():
    """Playwright keeps an event loop in this thread to the end; what Django does here is one thing after another."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture
def visit_here(browser, _beside_the_browser, transactional_db, live_server, request):
    """As `visit`, on an empty site inside this process."""
    yield from _visits(browser, HereSite(live_server.url), request)


@pytest.fixture
def one_card(_beside_the_browser, transactional_db, tmp_path):
    """The address of the one card of a small catalogue, on the site inside this process."""
    in_a_thread(load_catalogue, SmallCatalogue(tmp_path / "catalogue").root)
    return "/cards/doubling/"


def in_a_thread(act, *args):
    """Typesetting refuses a thread with an event loop."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(act, *args).result()
        pool.submit(connections.close_all).result()


@pytest.fixture(scope="module")
def looked_at(browser, site):
    """looked_at(signed_up=…) opens a page that a whole module's tests go on with; each looks at its problems itself."""
    opened = []

    def go(*, signed_up=False, allows=(), locale="en-GB"):
        context = browser.new_context(
            base_url=site.url, viewport=WIDE, locale=locale, timezone_id="UTC", reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        watch = Watch(context, site, allows)
        learner = Learner(context.new_page(), site, f"learner-{os.getpid()}-{next(counter)}")
        opened.append(context)
        if signed_up:
            learner.sign_up()
        return learner.page, watch

    yield go
    for context in opened:
        context.close()


@pytest.fixture(scope="module")
def guests(looked_at):
    return looked_at()


@pytest.fixture(scope="module")
def learners(looked_at):
    return looked_at(signed_up=True)


@pytest.fixture(scope="module")
def lost_guests(looked_at):
    return looked_at(allows=("404",))


@pytest.fixture(scope="module")
def germans(looked_at):
    return looked_at(locale="de-DE")


@pytest.fixture
def german(germans):
    yield from _watched(germans)


@pytest.fixture
def guest(guests):
    """A page without an account, shared by the module's tests."""
    yield from _watched(guests)


@pytest.fixture
def learner(learners):
    """A page with an account, shared by the module's tests."""
    yield from _watched(learners)


@pytest.fixture
def guest_at_errors(lost_guests):
    yield from _watched(lost_guests)


def _watched(opened):
    page, watch = opened
    page.set_viewport_size(WIDE)
    watch.problems.clear()
    yield page
    assert watch.problems == []


def picture(page, name, **options):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", **options)
