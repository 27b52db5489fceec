"""Every page at two widths, signed out and in: no error, no violation, nothing wider than the screen."""

import pytest

from tests.browser.conftest import NARROW, WIDE, picture

OPEN = ["/", "/?track=transformers", "/?q=softmax", "/cards/softmax-stable/", "/cards/from-calculus-to-lms/",
        "/cards/two-layer-backprop-trace/", "/code/softmax/", "/status", "/account/login/", "/account/signup/",
        "/account/password/reset/"]  # fmt: skip
OWN = ["/home", "/review", "/cards/layer-norm/", "/code/layer-norm/", "/account/email/", "/account/password/change/"]


def name_of(path):
    return path.strip("/").replace("/", "-").replace("?", "") or "front"


def look(learner, path, width):
    response = learner.page.goto(path)
    assert response.status == 200
    learner.page.wait_for_load_state("networkidle")
    picture(learner.page, f"{name_of(path)}-{width}", full_page=True)
    wider = learner.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0, f"{path} is {wider} px wider than {width}"


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=lambda size: str(size["width"]))
def test_the_open_pages(visit, viewport):
    visitor = visit(viewport=viewport)
    for path in OPEN:
        look(visitor, path, viewport["width"])


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=lambda size: str(size["width"]))
def test_a_learners_own_pages(visit, viewport):
    learner = visit(viewport=viewport, signed_up=True)
    for path in OWN:
        look(learner, path, viewport["width"])
