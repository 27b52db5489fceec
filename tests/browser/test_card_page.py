"""What leads on from a card and what else can be done on it: links, code, the film, reports, approvals, looks."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.answers import CATALOGUE
from tests.browser.axe import assert_sound
from tests.browser.conftest import NARROW, WIDE, at_both_widths
from tests.site_fixtures import PASSWORD

CODED, FILMED, APPROVED = "autodiff-static-vs-eager", "from-calculus-to-lms", "vector-norms"
FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLAYER = "https://www.youtube-nocookie.com"
INK = "getComputedStyle(document.body).color"


def heading(page):
    return page.get_by_role("main").get_by_role("heading", level=1)


def assert_leads_there(page, link, words):
    """The link's page bears the name that the link bears; then back."""
    start = page.url
    link.click()
    expect(heading(page)).to_have_text(words)
    assert page.url != start
    page.go_back()
    page.wait_for_url(start)


@at_both_widths
def test_the_ways_on_lead_where_they_say_and_code_is_copied(visit, viewport):
    page = visit(viewport=viewport, permissions=["clipboard-read", "clipboard-write"]).page
    page.goto(f"/cards/{CODED}/")
    beside = page.get_by_role("navigation", name="Neighbours in the track").get_by_role("link")
    assert [link.locator(".label").inner_text() for link in beside.all()] == ["Before this", "After this"]
    for link in beside.all():
        assert_leads_there(page, link, link.evaluate("link => link.lastChild.textContent"))
    for related in ("Builds on", "Leads to"):
        link = page.get_by_role("region", name=related).get_by_role("link").first
        assert_leads_there(page, link, link.inner_text())

    written = FENCE.findall(next(CATALOGUE.glob(f"*/{CODED}/card.md")).read_text())
    copies = page.get_by_role("article", name="The card").get_by_role("button", name="Copy")
    expect(copies).to_have_count(len(written))
    copies.last.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == written[-1].rstrip()
    assert_sound(page)


@at_both_widths
def test_the_film_is_asked_for_when_it_is_played_and_no_sooner(visit, viewport):
    page = visit(viewport=viewport, allows=[PLAYER]).page
    asked = []
    page.context.route(f"{PLAYER}/**", lambda route: (asked.append(route.request.url), route.fulfill(body="a player")))
    page.goto(f"/cards/{FILMED}/")
    film = page.get_by_role("region", name="Video")
    film.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []
    film.get_by_role("link", name="Play").click()
    player = film.locator("iframe")
    expect(player).to_be_focused()
    expect(player).to_have_attribute("title", "Transformers, the tech behind LLMs")
    expect(player.content_frame.get_by_text("a player")).to_be_visible()
    assert asked == [f"{PLAYER}/embed/wjZofJX0v4M?autoplay=1&rel=0"]
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert player.bounding_box()["height"] > 150


@at_both_widths
def test_a_report_of_a_question_carries_the_numbers_that_stood_in_it(visit, viewport):
    page = visit(viewport=viewport).page
    page.goto(f"/cards/{FILMED}/")
    task = page.locator("#q-loss-per-token")
    expect(task.locator(".answer-line")).to_contain_text("nats")
    shown = task.locator(".question").inner_text()
    assert re.search(r"0\.\d+, 0\.\d+ and 0\.\d+", shown)
    task.get_by_role("link", name=re.compile("Report a problem with task")).click()
    expect(page).to_have_url(re.compile(r"\?variant=\d+$"))
    expect(page.get_by_role("blockquote")).to_have_text(shown)
    page.get_by_label("What kind of problem?").select_option(index=1)
    page.get_by_label("What is it?").fill("The second number is printed twice.")
    page.get_by_role("button", name="Send").click()
    expect(heading(page)).to_have_text("Thank you")
    assert_sound(page)
    page.get_by_role("link", name="Back to where you were").click()
    expect(page).to_have_url(re.compile("#q-loss-per-token$"))
    expect(task).to_be_in_viewport()


def test_an_approval_is_given_shown_to_everybody_and_taken_back(visit):
    reader, page = visit().page, visit().page
    reader.goto(f"/cards/{APPROVED}/")
    expect(reader.get_by_role("link", name="Not yet approved")).to_be_visible()
    page.goto(f"/account/login/?next=/admin/cards/card/?q={APPROVED}")
    page.get_by_label("Login").fill("reviewer")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Norms").click()
    page.get_by_role("link", name="Approve").click()
    expect(page.get_by_label("In the name of")).to_contain_text("Example University")
    for mark in ("correct", "clear", "tasks"):
        page.locator(f"input[name={mark}][value='4']").check()
    page.get_by_label("Statement").fill("Recomputed by hand; every norm is right.")
    page.get_by_role("button", name=re.compile("Approve revision")).click()
    reader.reload()
    reader.get_by_role("link", name="Approved by 1 university").click()
    region = reader.get_by_role("region", name="Approved by")
    expect(region).to_be_in_viewport()
    for words in ("Example University", "Rui Reviewer, Lecturer", "Recomputed by hand", "Revision 1"):
        expect(region).to_contain_text(words)
    assert_sound(reader)
    reader.set_viewport_size(NARROW)
    expect(region).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Withdraw").click()
    reader.reload()
    expect(reader.get_by_role("link", name="Not yet approved")).to_be_visible()


@pytest.mark.parametrize(
    ("viewport", "javascript"), [(WIDE, True), (NARROW, True), (NARROW, False)], ids=["wide", "narrow", "no-script"]
)
def test_the_colours_go_round_and_are_kept(visit, viewport, javascript):
    page = visit(viewport=viewport, javascript=javascript).page
    page.goto("/status")
    light = page.evaluate(INK)
    switch = page.get_by_role("banner").get_by_role("button", name=re.compile("^Colours"))
    expect(switch).to_have_accessible_name("Colours: as the system")
    for name, chosen in (("dark", "dark"), ("light", "light"), ("as the system", None)):
        with page.expect_response("**/theme"):
            switch.click()
        for loaded_again in (False, True):
            if loaded_again:
                page.reload()
            expect(switch).to_have_accessible_name(f"Colours: {name}")
            assert page.locator("html").get_attribute("data-theme") == chosen
            assert (page.evaluate(INK) == light) is (chosen != "dark")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(INK) != light
    if javascript:  # where the system is dark already, the first press brings light
        switch.click()
        expect(switch).to_have_accessible_name("Colours: light")
        assert page.evaluate(INK) == light


@at_both_widths
def test_german_words_come_and_go_and_the_card_stays_english(visit, viewport):
    page = visit(viewport=viewport).page
    page.goto(f"/cards/{CODED}/")
    title = heading(page).inner_text()
    foot = page.get_by_role("contentinfo")
    foot.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("region", name="Baut auf")).to_be_visible()
    expect(page.get_by_role("button", name="Kopieren").first).to_be_attached()
    expect(heading(page)).to_have_text(title)
    expect(heading(page)).to_have_attribute("lang", "en")
    page.goto("/search")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    foot.get_by_role("button", name="English").click()
    expect(heading(page)).to_have_text("Search")
    expect(page).to_have_url(re.compile("/search$"))
