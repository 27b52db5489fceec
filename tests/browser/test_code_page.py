"""The page of a code task: the editor by keyboard, what is kept, two tabs, the history."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import NARROW, WIDE

ADDRESS = "/code/softmax/"
ENDLESS = "import time\ndef softmax(x, axis=-1):\n    while True:\n        time.sleep(0.01)\n"
REFUSED = ("409",)
OFFLINE = ("ERR_INTERNET_DISCONNECTED",)


@pytest.fixture
def learner(visit):
    learner = visit(signed_up=True, allows=(*REFUSED, *OFFLINE))
    opened(learner.page)
    return learner


def opened(page):
    page.goto(ADDRESS)
    expect(editor(page)).to_be_visible()
    return page


def editor(page):
    return page.locator(".cm-content")


def state(page):
    return page.get_by_role("region", name="Your code").locator("[data-saved]")


def write(page, text):
    """Replace everything by typing, as a person does."""
    editor(page).click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(text)


def test_typing_over_a_selection_leaves_no_style_behind(learner):
    page = learner.page
    for key in ("x", "(", "Enter", "Backspace", "Delete"):
        editor(page).click()
        page.keyboard.press("ControlOrMeta+Home")
        for _ in range(3):
            page.keyboard.press("Shift+ArrowDown")
        page.keyboard.press(key)
    write(page, "first\nsecond\n")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("(")
    expect(editor(page)).to_have_text(re.compile(r"^\(first"))  # wrapped, as brackets are
    page.keyboard.press("ControlOrMeta+Z")
    expect(editor(page)).to_have_text(re.compile(r"^first"))
    compose = page.context.new_cdp_session(page)
    page.keyboard.press("ControlOrMeta+A")
    compose.send("Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2})
    compose.send("Input.insertText", {"text": "日本"})
    expect(editor(page)).to_have_text("日本")  # and the console stayed silent: see Watch


def test_the_keys_run_submit_indent_and_leave(learner):
    page = learner.page
    write(page, "def softmax(x, axis=-1):\n")
    page.keyboard.press("Tab")
    page.keyboard.type("return x")
    expect(editor(page)).to_contain_text("    return x")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#runs li")).to_contain_text("Run: Wrong answer", timeout=60_000)
    editor(page).focus()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator("#runs li").first).to_contain_text("2", timeout=60_000)
    expect(page.locator("#verdict-title")).to_be_visible(timeout=60_000)
    editor(page).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run public cases")).to_be_focused()
    expect(page.locator("#keys")).to_contain_text("leaves the editor")


def test_the_starter_comes_back_and_undo_takes_it_away_again(learner):
    page = learner.page
    write(page, "mine = 1")
    page.get_by_role("link", name="Start over").click()
    expect(editor(page)).to_contain_text("def softmax")
    page.get_by_role("link", name="Undo").click()
    expect(editor(page)).to_have_text("mine = 1")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("ControlOrMeta+Z")
    expect(editor(page)).to_contain_text("def softmax")


def test_two_tabs_never_overwrite_each_other_silently(learner):
    page = learner.page
    other = opened(page.context.new_page())
    write(other, "of the other tab")
    expect(state(other)).to_contain_text("Saved ")
    write(page, "of this tab")
    clash = page.get_by_role("alert").filter(has_text="Another tab saved this task")
    expect(clash).to_be_visible()
    clash.get_by_role("button", name="Take the other text").click()
    expect(editor(page)).to_have_text("of the other tab")
    write(other, "again the other")
    expect(state(other)).to_contain_text("Saved ")
    write(page, "this one wins")
    clash.get_by_role("button", name="Keep this one").click()
    expect(state(page)).to_contain_text("Saved ")
    expect(editor(opened(other))).to_have_text("this one wins")


def test_what_the_server_never_got_is_back_after_a_crash(learner):
    page, context = learner.page, learner.page.context
    context.set_offline(True)
    write(page, "written on a train")
    expect(state(page)).to_contain_text("no connection")
    context.set_offline(False)
    page.evaluate("() => { window.fetch = () => new Promise(() => {}) }")  # a crash gives nobody the time to save
    page.close()
    again = opened(context.new_page())
    expect(editor(again)).to_have_text("written on a train")
    expect(again.get_by_text("What was not saved when this page was left")).to_be_visible()
    expect(state(again)).to_contain_text("Saved ")
    again.reload()
    expect(editor(again)).to_have_text("written on a train")
    expect(again.get_by_text("What was not saved when this page was left")).to_be_hidden()


def test_a_guests_code_is_kept_and_comes_along_at_sign_up(visit):
    guest = visit()
    page = opened(guest.page)
    write(page, "by a guest = 1")
    expect(state(page)).to_contain_text("Kept in this browser")
    page.wait_for_timeout(400)  # it is kept a moment after the last key
    expect(editor(opened(page))).to_have_text("by a guest = 1")
    guest.sign_up()
    expect(editor(opened(page))).to_have_text("by a guest = 1")
    expect(state(page)).to_contain_text("Saved ")


def test_the_size_of_the_letters_is_kept(learner):
    page = learner.page
    before = editor(page).evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
    page.get_by_role("button", name="larger letters").click()
    page.get_by_role("button", name="larger letters").click()
    page.reload()
    assert editor(page).evaluate("element => parseFloat(getComputedStyle(element).fontSize)") > before + 3


def test_a_run_that_does_not_end_is_stopped(learner):
    page = learner.page
    write(page, ENDLESS)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator("#live li[aria-current=step]")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#verdict-title")).to_have_text("Stopped by you", timeout=30_000)
    expect(page.locator("#runs li").first).to_contain_text("Stopped by you")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_any_two_submissions_are_compared(visit, javascript):
    learner = visit(signed_up=True, javascript=javascript)
    page = learner.page
    for number, code in enumerate(("def softmax(x):\n    return 1\n", "def softmax(x):\n    return 2\n"), start=1):
        page.goto(ADDRESS)
        if javascript:
            write(page, code.rstrip())
        else:
            page.get_by_role("textbox", name="Code").fill(code)
        page.get_by_role("button", name="Run public cases").click()
        runs = page.locator("#runs li") if javascript else page.get_by_role("heading", name=f"Submission {number}")
        expect(runs).to_have_count(number if javascript else 1)
    page.goto(f"{ADDRESS}history")
    page.get_by_label("From").select_option("1")
    page.get_by_label("To", exact=True).select_option("2")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("tr.gone code")).to_have_text("    return 1")
    expect(page.locator("tr.new code")).to_have_text("    return 2")
    page.get_by_label("From").select_option("starter")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".diff-sum")).to_contain_text("gone")


def test_without_javascript_the_starter_comes_back_and_the_draft_stays(visit):
    page = visit(signed_up=True, javascript=False).page
    page.goto(ADDRESS)
    page.get_by_role("textbox", name="Code").fill("mine = 1")
    page.get_by_role("button", name="Run public cases").click()
    page.goto(ADDRESS)
    page.get_by_role("link", name="Start over").click()
    expect(page.get_by_role("textbox", name="Code")).to_have_value(re.compile("def softmax"))
    page.get_by_role("link", name="Undo").click()
    expect(page.get_by_role("textbox", name="Code")).to_have_value("mine = 1")


def asked_for(page, name):
    """Whether the page has fetched this file of the editor."""
    loaded = "() => performance.getEntriesByType('resource').map((entry) => entry.name)"
    return any(f"/codemirror/{name}." in address for address in page.evaluate(loaded))


def test_c_is_highlighted_and_judged_and_python_does_not_pay_for_it(learner):
    page = learner.page
    assert not asked_for(page, "c")
    page.goto("/code/merge-sort-c/")
    expect(page.get_by_role("region", name="Your code")).to_contain_text("solution.c")
    expect(page.locator(".cm-line .k").filter(has_text=re.compile("^return$"))).to_be_visible()
    expect(page.locator(".cm-line .c").first).to_contain_text("1. at most one item")
    assert asked_for(page, "c")
    write(page, "#include <stddef.h>\n\nsize_t merge_sort(double *items, size_t n) {\n    return items;\n}\n")
    page.get_by_role("button", name="Run public cases").click()
    expect(page.locator("#verdict")).to_have_attribute("data-line", "4", timeout=30_000)
    expect(page.locator("#verdict")).to_contain_text("returning 'double *' from a function with return type")


@pytest.mark.parametrize("viewport", [NARROW, WIDE])
def test_what_the_tests_hand_in_opens_under_the_statement(visit, viewport):
    page = visit(viewport=viewport).page
    page.goto("/code/merge-sort/")
    expect(page.get_by_text("class CallersList")).to_be_hidden()
    page.get_by_text("What the tests hand in").click()
    expect(page.get_by_text("class CallersList")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(page)
