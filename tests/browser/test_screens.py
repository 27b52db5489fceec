"""The pictures of docs/screens: one learner's way through the site, each page asserted before it is taken.

`make screens` writes them; a plain test run takes them too, into test-results/screens, so that a page that no longer
shows what the picture says is noticed.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.conftest import NARROW, PICTURES, WIDE
from tests.browser.test_learning import CARDS, solutions

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screens" if os.environ.get("CHAINRULE_SCREENS") else PICTURES
LARGEST = 150_000
COLOURS = (256, 128, 64, 32)
CARD = "softmax-stable"
FIVE_POINTS = re.compile(r"^([\d.]+,[\d.]+ ){4}")


def shot(page, name):
    """The window as it is, as a PNG with a palette, small enough for a repository."""
    page.evaluate("document.fonts.ready.then(() => true)")
    raw = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for colours in COLOURS:
        small = io.BytesIO()
        raw.quantize(colours, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() <= LARGEST:
            break
    assert small.tell() <= LARGEST, f"{name} has {small.tell()} bytes with {colours} colours"
    (FOLDER / f"{name}.png").write_bytes(small.getvalue())


def to(page, locator, above=90):
    """Scroll so that it stands a little below the upper edge."""
    locator.evaluate("(element, above) => scrollTo(0, element.getBoundingClientRect().top + scrollY - above)", above)


@pytest.fixture
def learner(visit):
    return visit(signed_up=True, reduced_motion="reduce")


def test_the_pictures_of_the_site(learner):
    page = learner.page
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shot(page, "front")

    page.goto(f"/cards/{CARD}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("softmax", ignore_case=True)
    expect(page.get_by_role("math").first).to_be_attached()
    shot(page, "card")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light dark"
    shot(page, "dark")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    expect(page.get_by_role("navigation", name="Main, small screens")).to_be_visible()
    shot(page, "phone")
    page.set_viewport_size(WIDE)

    key = AnswerKey(learner.site, CARD, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "single")
    learner.take_hint(question["key"])
    task = learner.task(question["key"])
    learner.answer(question["key"], key.wrong(question))
    expect(task.locator(".explain.wrong")).to_contain_text("Not yet")
    expect(task.locator(".rungs .say")).to_have_count(1)
    to(page, task)
    shot(page, "task")
    learner.answer(question["key"], key.right(question))
    expect(task.locator(".explain.right")).to_be_visible()

    wrong, right = solutions(CARD)["softmax"]
    page.goto("/code/softmax/")
    assert learner.submit(wrong) in {"Partial", "Wrong answer"}
    expect(page.locator("#verdict .diagnosis .say")).not_to_be_empty()
    to(page, page.locator("#verdict"))
    shot(page, "failed")
    assert learner.submit(right) == "Accepted"
    expect(page.locator("#verdict .score")).to_contain_text("100")
    page.evaluate("scrollTo(0, 0)")
    shot(page, "code")
    to(page, page.locator("#verdict"))
    shot(page, "passed")

    page.goto("/code/train-digits/")
    assert learner.submit((CARDS["mnist-two-layer"] / "code/train-digits/reference.py").read_text()) == "Accepted"
    expect(page.locator("#verdict .curve polyline")).to_have_attribute("points", FIVE_POINTS)
    assert page.locator(".curve .axis").evaluate("axis => getComputedStyle(axis).fill") == "none"  # two lines, no area
    to(page, page.locator("#verdict"))
    shot(page, "curve")

    page.goto("/map")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("svg.graph a").first).to_be_visible()
    shot(page, "map")

    page.goto("/home")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Softmax", ignore_case=True)
    shot(page, "home")


NAMES = ("front", "card", "dark", "phone", "task", "failed", "code", "passed", "curve", "map", "home")


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_picture_is_there_and_small(name):
    picture = ROOT / "docs" / "screens" / f"{name}.png"
    assert 5_000 < picture.stat().st_size <= LARGEST
    with Image.open(picture) as image:
        size = image.size
    assert size == ((390, 844) if name == "phone" else (1280, 900))
