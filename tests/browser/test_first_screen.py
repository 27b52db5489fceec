"""A card's first screen stands before the rest is laid out, and nothing moves for it."""

import pytest

CARD = "/cards/scaled-dot-product-attention/"
OBSERVE = """
window.moved = 0;
window.waited = document.documentElement?.classList.contains("first-screen");
new MutationObserver(() => { window.waited ||= document.documentElement.classList.contains("first-screen"); })
  .observe(document, { subtree: true, attributes: true, attributeFilter: ["class"] });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def card(visit):
    """card(fragment, **context) opens the card and gives the page once all of it is laid out."""

    def go(fragment="", **context):
        page = visit(**context).page
        page.add_init_script(OBSERVE)
        page.goto(CARD + fragment)
        page.wait_for_load_state("networkidle")
        page.wait_for_function("!document.documentElement.classList.contains('first-screen')")
        return page

    return go


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}])
def test_from_the_top_the_rest_waits_and_nothing_moves(card, viewport):
    page = card(viewport=viewport)
    assert page.evaluate("window.waited")
    before = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollHeight") == before
    assert page.evaluate("window.moved") < 0.05


@pytest.mark.parametrize("fragment", ["#tasks", "#build"])
def test_a_place_further_down_is_where_it_stays(card, fragment):
    page = card(fragment)
    assert not page.evaluate("window.waited")
    page.wait_for_timeout(300)
    assert 0 <= page.evaluate(f"document.querySelector('{fragment}').getBoundingClientRect().top") < 400
    assert page.evaluate("window.moved") < 0.05


def test_a_page_that_is_loaded_again_keeps_its_place(card):
    page = card()
    page.evaluate("scrollTo(0, 3000)")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not page.evaluate("window.waited")
    assert page.evaluate("scrollY") == pytest.approx(3000, abs=40)


def test_without_scripts_all_of_it_is_there_at_once(visit):
    page = visit(javascript=False).page
    page.goto(CARD)
    assert page.locator("html.first-screen").count() == 0
    assert page.locator(".task").last.bounding_box()["height"] > 100
