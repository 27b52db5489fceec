"""The main flow by keyboard, where the focus is after each swap, what is said aloud, motion, formulas."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.axe import assert_accessible
from tests.browser.test_learning import solutions

CARD = "softmax-stable"
MOST_TABS = 250


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def tab_to(page, target):
    """Press Tab until it has the focus; it must be reachable, and the focus must never be lost on the way."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"not reached by {MOST_TABS} tabs: {target}; last on {focused(page)}")


def seen(page):
    """Whether what has the focus is on the screen, and nothing lies over it."""
    return page.evaluate("""() => {
      const { left, top, width, height } = document.activeElement.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
      return document.activeElement.contains(over) || Boolean(over?.contains(document.activeElement));
    }""")


def test_a_learner_answers_builds_and_reviews_by_keyboard_alone(visit):
    learner = visit(signed_up=True)
    page = learner.page
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.goto(f"/cards/{CARD}/")
    key = AnswerKey(learner.site, CARD, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "single")
    task = learner.task(question["key"])
    task.evaluate("element => { element.tabIndex = -1; element.focus(); }")
    page.keyboard.press("Tab")
    right = task.locator(f"input[value='{key.right(question)['choices'][0]}']")
    page.keyboard.press("Space")
    for _ in range(len(question["choices"])):
        if right.is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(right).to_be_checked()
    tab_to(page, task.get_by_role("button", name="Check"))
    assert seen(page)
    page.keyboard.press("Enter")
    expect(task.locator(".explain.right")).to_be_focused()
    assert_accessible(page)

    page.goto("/code/softmax/")
    editor = page.locator(".cm-content")
    expect(editor).to_be_visible()
    tab_to(page, editor)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(solutions(CARD)["softmax"][0])
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#verdict-title")).to_be_visible(timeout=60_000)
    expect(editor).to_be_focused()  # the verdict is said, nobody is thrown out of the editor
    expect(page.locator("#said")).to_have_text(re.compile("^Submission 1: (Partial|Wrong answer)$"))
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    tab_to(page, page.locator(".live-end a"))
    assert_accessible(page)


def test_the_focus_is_on_what_is_new_after_a_hint_and_a_wrong_answer(visit):
    learner = visit(signed_up=True)
    page = learner.page
    page.goto(f"/cards/{CARD}/")
    key = AnswerKey(learner.site, CARD, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "single")
    task = learner.task(question["key"])
    learner.take_hint(question["key"])
    expect(task.locator(".rungs li.new, .rungs li[data-focus]").last).to_be_focused()
    learner.answer(question["key"], key.wrong(question))
    expect(task.locator(".explain.wrong")).to_be_focused()
    assert_accessible(page)


def test_a_review_is_accessible_on_both_sides_and_the_focus_follows(visit):
    learner = visit(signed_up=True)
    page = learner.page
    learner.open_card("from-calculus-to-lms")
    learner.answer_all("from-calculus-to-lms")
    page.goto("/review")
    assert_accessible(page)
    page.keyboard.press("Space")
    expect(page.locator(".grade.main")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Space")
    expect(page.locator("#review .side[data-focus], #review .btn.main, #review .empty").first).to_be_visible()
    page.wait_for_function("document.activeElement !== document.body")


@pytest.mark.parametrize("path", [f"/cards/{CARD}/", "/code/softmax/", "/home"])
def test_nothing_moves_for_who_wants_no_motion(visit, path):
    page = visit(signed_up=True, reduced_motion="reduce").page
    page.goto(path)
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== "none" || parseFloat(transitionDuration) > 0 || scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 80))""")
    assert moving == []


def test_every_formula_is_there_for_readers_and_hidden_where_it_is_drawn(visit):
    page = visit().page
    page.goto(f"/cards/{CARD}/")
    counts = page.evaluate("""() => ({
      formulas: document.querySelectorAll(".katex").length,
      read: document.querySelectorAll(".katex > .katex-mathml > math").length,
      drawn: document.querySelectorAll(".katex > .katex-html[aria-hidden=true]").length,
    })""")
    assert counts["formulas"] > 10
    assert counts["read"] == counts["drawn"] == counts["formulas"]
    expect(page.get_by_role("math").first).to_be_attached()
