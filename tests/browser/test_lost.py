"""When the network or the server fails, or the session is over: what is told, the way on, and that nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.site_fixtures import PASSWORD

CARD = "softmax-stable"
PROVOKED = (
    "ERR_INTERNET_DISCONNECTED",
    "500",
    "401",
    "403",
    "htmx:sendError",
    "htmx:afterRequest",
    "htmx:responseError",
    "Response Status Error Code",
)


@pytest.fixture
def learner(visit):
    return visit(signed_up=True, allows=PROVOKED)


@pytest.fixture
def chosen(learner):
    """A choice question with its right answer chosen, not yet sent: (task, choice)."""
    learner.page.goto(f"/cards/{CARD}/")
    key = AnswerKey(learner.site, CARD, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "single")
    task = learner.task(question["key"])
    choice = task.locator(f"input[name=choice][value='{key.right(question)['choices'][0]}']")
    choice.check()
    return task, choice


def test_a_lost_network_is_told_the_answer_stays_and_goes_again(learner, chosen):
    task, choice = chosen
    check = task.get_by_role("button", name="Check")
    learner.page.context.set_offline(True)
    expect(learner.page.get_by_text("You are offline.")).to_be_visible()
    check.focus()
    learner.page.keyboard.press("Enter")
    notice = task.get_by_role("alert")
    expect(notice).to_contain_text("The site did not answer.")
    expect(choice).to_be_checked()
    expect(check).to_be_focused()
    learner.page.context.set_offline(False)
    expect(learner.page.get_by_text("You are offline.")).to_be_hidden()
    notice.get_by_role("button", name="Try again").click()
    expect(task.locator(".explain.right")).to_be_visible()
    expect(notice).to_have_count(0)


def test_a_failing_server_is_told_and_asked_again(learner, chosen):
    task, choice = chosen
    answers = re.compile("/questions/[0-9]+/answer")
    learner.page.route(answers, lambda route: route.fulfill(status=500, body="<h1>broken</h1>"))
    task.get_by_role("button", name="Check").click()
    expect(task.get_by_role("alert")).to_contain_text("It answered with error 500")
    expect(learner.page.get_by_text("broken")).to_have_count(0)
    expect(choice).to_be_checked()
    learner.page.unroute(answers)
    task.get_by_role("button", name="Try again").click()
    expect(task.locator(".explain.right")).to_be_visible()


def test_a_page_that_is_too_old_is_loaded_again_with_what_was_chosen(learner, chosen):
    task, choice = chosen
    learner.page.context.clear_cookies(name="csrftoken")
    task.get_by_role("button", name="Check").click()
    expect(task.get_by_role("alert")).to_contain_text("This page is too old")
    task.get_by_role("link", name="Load the page again").click()
    expect(choice).to_be_checked()
    task.get_by_role("button", name="Check").click()
    expect(task.locator(".explain.right")).to_be_visible()


def test_signed_out_meanwhile_the_code_is_back_after_the_sign_in(learner):
    page = learner.page
    page.goto("/code/softmax/")
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text("kept = 'through the sign-in'")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Submit").click()
    notice = page.locator("#live").get_by_role("alert")
    expect(notice).to_contain_text("You are signed out.")
    notice.get_by_role("link", name="Sign in").click()
    page.get_by_label("Login").fill(learner.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/code/softmax/")
    expect(page.locator(".cm-content")).to_have_text("kept = 'through the sign-in'")


def test_a_form_of_a_page_without_script_survives_the_sign_in(visit):
    learner = visit(signed_up=True, javascript=False)
    page = learner.page
    page.goto("/code/softmax/")
    page.get_by_role("textbox", name="Code").fill("kept = 'without a script'")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Submit").click()
    page.get_by_label("Login").fill(learner.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("textbox", name="Code")).to_have_value("kept = 'without a script'")
