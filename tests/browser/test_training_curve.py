"""The loss of a training task: a line that grows while the code runs, and stays with the verdict."""

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_sound
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_learning import CARDS

REFERENCE = CARDS["xor-numpy"] / "code/train-xor/reference.py"
REPORTING = "report(epoch, losses[-1])"
SLOWLY = f"{REPORTING}; import time; time.sleep(0.1)"
FIVE_POINTS = re.compile(r"^([\d.]+,[\d.]+ ){4}")
# In one look: the picture is another one at each poll.
FITS = """() => {
  const box = document.querySelector("#live .curve svg")?.getBoundingClientRect();
  return box && box.width > 250 && box.left >= 0 && box.right <= innerWidth;
}"""


def n_points(line):
    return len(line.get_attribute("points").split())


def test_the_loss_is_drawn_while_the_code_runs_and_with_the_verdict(visit):
    learner = visit(viewport=NARROW, signed_up=True)
    page = learner.page
    page.goto("/code/train-xor/")
    code = REFERENCE.read_text()
    assert REPORTING in code
    learner.write(code.replace(REPORTING, SLOWLY))
    page.get_by_role("button", name="Run public cases").click()
    live = page.get_by_role("region", name="Where it is")
    line = live.locator("polyline.loss")
    expect(line).to_have_attribute("points", FIVE_POINTS)
    before = n_points(line)
    expect(live.get_by_role("img")).to_have_accessible_name(
        re.compile(r"^Loss from [\d.]+ at step 0 to [\d.]+ at step")
    )
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        page.wait_for_function(FITS)
    expect(page.locator("#verdict-title")).to_have_text("Accepted", timeout=60_000)
    assert n_points(page.locator("#verdict polyline.loss")) > before
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert_sound(page)
