"""What is wider than its column is wrapped where that can be read, so that a phone shows all of it at once."""

from content.check.drawings import PHONE, ROOM, WIDE_ROOM
from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_pages import settled

OUT_OF_SIGHT = "all => all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)"


def cut(page, selector):
    """The texts of the elements that must be scrolled sideways; there are elements to look at."""
    assert page.locator(selector).count()
    return page.locator(selector).evaluate_all(OUT_OF_SIGHT)


def test_a_long_equation_breaks_on_a_phone(guest):
    guest.set_viewport_size(NARROW)
    settled(guest, "/cards/entropy/")
    assert cut(guest, ".prose .katex-display") == []


def test_a_table_of_words_wraps_on_a_phone(guest):
    guest.set_viewport_size(NARROW)
    settled(guest, "/cards/autodiff-static-vs-eager/")
    assert cut(guest, ".prose .scroll:has(> table)") == []


def test_a_signature_wraps_beside_the_editor(guest):
    guest.set_viewport_size(WIDE)
    settled(guest, "/code/topo-sort/")
    assert cut(guest, ".statement pre") == []


def test_a_gap_at_the_end_of_long_code_leaves_the_page_as_wide_as_the_phone(guest):
    guest.set_viewport_size(NARROW)
    settled(guest, "/cards/svd-low-rank/")
    guest.locator("pre .gap").first.evaluate("(gap) => gap.before('x'.repeat(80))")
    assert cut(guest, "pre:has(.gap)") != []
    assert guest.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_drawing_has_the_room_on_a_phone_that_the_check_counts_with(guest):
    guest.set_viewport_size({"width": PHONE, "height": 800})
    settled(guest, "/cards/softmax-stable/")
    drawing = guest.locator(".prose .figure svg")
    assert cut(guest, ".prose .figure .squared") == []
    assert drawing.bounding_box()["width"] == ROOM
    drawing.evaluate("(svg) => svg.classList.add('wide')")
    assert drawing.bounding_box()["width"] == WIDE_ROOM
