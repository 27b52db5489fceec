"""Finding one's way at 390 and 1280 px: the map as a picture and as a list, the search with its filters."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.axe import assert_sound
from tests.browser.conftest import NARROW, at_both_widths

KNOWN, TITLE = "softmax-stable", "Stable softmax"


def heading(page):
    return page.get_by_role("main").get_by_role("heading", level=1)


def width(graph):
    return graph.evaluate("graph => graph.getBoundingClientRect().width")


def scrolled(box):
    return box.evaluate("box => [box.scrollLeft, box.scrollTop]")


def test_the_picture_is_made_larger_moved_and_left_through_a_card(visit):
    page = visit(reduced_motion="reduce").page
    page.goto("/map")
    box = page.get_by_role("region", name="Map; scrolls both ways")
    graph, tools = box.locator("svg"), page.get_by_role("group", name="Size of the picture")
    natural = width(graph)
    tools.get_by_role("button", name="Larger").click()
    assert width(graph) == pytest.approx(1.25 * natural, rel=0.01)
    box.focus()
    page.keyboard.press("-")
    assert width(graph) == pytest.approx(natural, rel=0.01)
    page.keyboard.press("0")
    assert width(graph) <= box.evaluate("box => box.clientWidth")
    page.keyboard.press("+")
    tools.get_by_role("button", name="Fit").click()
    assert width(graph) <= box.evaluate("box => box.clientWidth")
    box.hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -600)
    page.keyboard.up("Control")
    page.wait_for_function("box => box.scrollWidth > box.clientWidth", arg=box.element_handle())

    box.evaluate("box => box.scrollTo(0, 0)")
    box.focus()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    page.wait_for_function("box => box.scrollLeft > 0 && box.scrollTop > 0", arg=box.element_handle())
    card = box.get_by_role("link", name=re.compile("^Broadcasting rules"))
    card.focus()
    expect(card).to_be_in_viewport()
    assert graph.locator("path.near").count() >= 1
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Broadcasting rules")


@at_both_widths
def test_the_map_says_what_comes_next_and_is_a_list_too(visit, viewport):
    page = visit(viewport=viewport).page
    page.goto("/map")
    assert page.get_by_role("region", name="Map; scrolls both ways").is_visible() is (viewport != NARROW)
    following = page.get_by_role("region", name="What to learn next").get_by_role("link")
    words = following.first.locator(".t").inner_text()
    following.first.click()
    expect(heading(page)).to_have_text(words)
    page.go_back()
    page.get_by_role("navigation", name="Tracks").get_by_role("link", name="Transformers").click()
    expect(page).to_have_url(re.compile(r"\?track=transformers$"))
    page.get_by_role("link", name="All tracks").click()
    cards = page.get_by_role("region", name="As a list")
    group = cards.get_by_role("group").filter(has_text="Transformers")
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    entry = group.get_by_role("listitem").filter(has_text=TITLE).first
    expect(entry).to_contain_text("not begun")
    expect(entry.get_by_role("link", name="Broadcasting rules")).to_be_visible()
    assert_sound(page)
    entry.get_by_role("link", name=TITLE).click()
    expect(heading(page)).to_have_text(TITLE)


@at_both_widths
def test_the_search_mends_a_slip_and_narrows_by_every_filter(visit, viewport):
    learner = visit(viewport=viewport, signed_up=True)
    page, key = learner.page, AnswerKey(learner.site, KNOWN, learner.token)
    asked = next(question for question in key.questions() if question["kind"] == "single")
    learner.site.ask("/api/v1/attempts/", {"question": asked["id"], **key.wrong(asked)}, token=learner.token)
    page.keyboard.press("/")
    page.wait_for_url("**/search")
    field, found = page.get_by_role("searchbox"), page.locator("#found")
    hits = found.get_by_role("listitem").get_by_role("heading")
    expect(field).to_be_focused()
    page.keyboard.type("softmx")
    expect(found).to_contain_text("Nothing fits as typed; these fit softmax")
    expect(hits.first).to_have_text(TITLE)
    expect(page).to_have_url(re.compile(r"/search\?q=softmx$"))
    expect(page.locator("#said")).to_have_text(re.compile(r"^\d+ cards"))
    everything = hits.count()
    for name, choice in {"Track": "Transformers", "Topic": "Softmax", "Level": "Beginner"}.items():
        page.get_by_label(name, exact=True).select_option(label=choice)
        expect(page).to_have_url(
            re.compile(f"[?&]{ {'Level': 'difficulty'}.get(name, name.lower()) }={choice.lower()}")
        )
        for hit in found.locator("li .meta").all():
            expect(hit).to_contain_text(choice)
        assert 1 <= hits.count() < everything
    page.get_by_label("Your mastery").select_option(label="attempted")
    expect(found.get_by_role("heading", name="1 card")).to_be_visible()
    expect(hits).to_have_text([TITLE])
    assert_sound(page)

    page.get_by_label("Your mastery").select_option(label="mastered")
    expect(found).to_contain_text("No card fits these words and filters.")
    expect(page.locator("#said")).to_have_text("No card found")
    assert_sound(page)
    page.reload()
    expect(found).to_contain_text("No card fits these words and filters.")
    found.get_by_role("link", name="Without filters").click()
    expect(hits).to_have_count(everything)
    page.get_by_role("searchbox").fill("zzzzzz")
    expect(found).to_contain_text("No card fits these words.")


def test_without_scripts_the_search_is_a_form_and_the_map_scrolls(visit):
    page = visit(viewport=NARROW, javascript=False).page
    page.goto("/search")
    page.get_by_role("searchbox").fill("softmx")
    page.get_by_label("Topic", exact=True).select_option(label="Softmax")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    found = page.locator("#found")
    expect(found).to_contain_text("Nothing fits as typed; these fit softmax")
    expect(found.get_by_role("link", name=TITLE)).to_be_visible()
    expect(page.get_by_label("Topic", exact=True)).to_have_value("softmax")
    page.goto("/map?track=transformers")
    expect(page.get_by_role("group", name="Size of the picture")).to_be_hidden()
    expect(page.get_by_role("region", name="As a list").get_by_role("link", name=TITLE).first).to_be_visible()
