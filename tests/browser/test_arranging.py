"""Orderings, matchings and clozes under real fingers and keys, at 390 and 1280 px, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from quizzes.models import Attempt, Question
from tests.browser.conftest import NARROW, WIDE


@pytest.fixture
def page(visit_here, one_card, request):
    """A guest on the card of a small catalogue."""
    page = visit_here(**getattr(request, "param", {})).page
    page.goto(one_card)
    return page


def task(page, key):
    return page.locator(f"#q-{key}")


def check(page, key):
    task(page, key).get_by_role("button", name="Check").click()


def words(page):
    return [found.get_attribute("data-words") for found in task(page, "steps").locator(".order-text").all()]


def right_order():
    return ["x".join(part.text.split("$x$")) for part in Question.objects.get(key="steps").parts.all()]


def at(*wanted):
    return pytest.mark.parametrize("page", wanted, indirect=True, ids=["wide", "narrow"][: len(wanted)])


@at({"viewport": WIDE}, {"viewport": NARROW, "has_touch": True})
def test_items_are_ordered_by_keys_and_every_move_is_said(page):
    wanted, shown = right_order(), words(page)
    assert sorted(shown) == sorted(wanted)
    assert shown != wanted
    expect(task(page, "steps").locator("select").first).to_be_hidden()
    for place, text in enumerate(wanted):
        while words(page).index(text) > place:
            item = task(page, "steps").locator(".order-item").nth(words(page).index(text))
            item.get_by_role("button", name="Move up").focus()
            before = words(page).index(text)
            page.keyboard.press("ArrowUp")
            expect(page.locator("#said")).to_have_text(f"{text}: place {before} of 3")
            focused = page.evaluate(
                "document.activeElement.closest('.order-item').querySelector('[data-words]').dataset.words"
            )
            assert focused == text
    assert words(page) == wanted
    check(page, "steps")
    expect(task(page, "steps").locator(".explain.right")).to_be_focused()
    assert not Attempt.objects.exists()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@at({"viewport": WIDE}, {"viewport": NARROW})
def test_pairs_and_gaps_are_filled_and_marked_by_part(page):
    lines = task(page, "doubles").locator("select")
    for number in range(3):
        lines.nth(number).select_option(index=number + 1)
    check(page, "doubles")
    expect(task(page, "doubles").locator(".explain")).to_be_visible()
    assert task(page, "doubles").locator(".pair .mark").count() == 3
    task(page, "gaps").get_by_role("textbox", name="gap b").fill("2.25")
    task(page, "gaps").get_by_role("textbox", name="gap c").fill(" + ")
    task(page, "gaps").get_by_role("radio", name="x", exact=True).check()
    check(page, "gaps")
    expect(task(page, "gaps").locator(".explain.right")).to_be_visible()
    assert task(page, "gaps").locator(".fill.is-right").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_paragraph_that_answers_is_marked_after_the_answer_alone(page):
    assert page.locator(".prose .see").count() == 0
    task(page, "gaps").get_by_role("textbox", name="gap b").fill("2.25")
    task(page, "gaps").get_by_role("textbox", name="gap c").fill("-")
    task(page, "gaps").get_by_role("radio", name="x", exact=True).check()
    check(page, "gaps")
    expect(page.locator(".prose .see")).to_have_attribute("id", "rule")


def test_a_refused_answer_keeps_what_was_filled_in(page):
    task(page, "gaps").get_by_role("textbox", name="gap b").fill("a lot")
    task(page, "gaps").get_by_role("textbox", name="gap c").fill("+")
    task(page, "gaps").get_by_role("radio", name="x", exact=True).check()
    check(page, "gaps")
    expect(task(page, "gaps").get_by_role("alert")).to_contain_text("Gap b: Write a plain number")
    expect(task(page, "gaps").get_by_role("textbox", name="gap b")).to_have_value("a lot")
    expect(task(page, "gaps").get_by_role("textbox", name="gap c")).to_have_value("+")


@pytest.mark.parametrize("page", [{"javascript": False}], indirect=True)
def test_without_scripts_each_item_has_a_field_for_its_place(page):
    places = {text: place for place, text in enumerate(right_order(), start=1)}
    for item in task(page, "steps").locator(".order-item").all():
        text = item.locator(".order-text").get_attribute("data-words")
        item.get_by_role("combobox", name=re.compile("Place of")).select_option(str(places[text]))
    expect(task(page, "steps").get_by_role("button", name="Move up")).to_have_count(0)
    check(page, "steps")
    expect(task(page, "steps").locator(".explain.right")).to_be_visible()
    expect(page).to_have_url(re.compile("#q-steps$"))
