"""The same pages with scripts turned off: plain forms, whole pages."""

import re

from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.learner import JUDGED_MS
from tests.browser.test_learning import solutions


def test_a_question_is_answered_and_a_hint_is_taken(visit):
    learner = visit(javascript=False, signed_up=True)
    card = "softmax-stable"
    learner.open_card(card)
    key = AnswerKey(learner.site, card, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "single")
    learner.take_hint(question["key"])
    learner.answer(question["key"], key.wrong(question))
    expect(learner.task(question["key"]).locator(".explain.wrong")).to_contain_text("Not yet")
    learner.answer(question["key"], key.right(question))
    expect(learner.task(question["key"]).locator(".explain.right")).to_be_visible()


def test_a_number_that_is_none_is_refused_in_words_and_costs_no_try(visit):
    learner = visit(javascript=False, signed_up=True)
    card = "softmax-stable"
    learner.open_card(card)
    key = AnswerKey(learner.site, card, learner.token)
    question = next(each for each in key.questions() if each["kind"] == "numeric")
    learner.answer(question["key"], {"number": "0,42"})
    expect(learner.page.get_by_role("alert")).to_contain_text("after a point")
    assert next(each for each in key.questions() if each["key"] == question["key"])["tries"] == 0


def test_code_is_submitted_and_the_verdict_comes_by_itself(visit):
    learner = visit(javascript=False, signed_up=True)
    page = learner.page
    wrong, right = solutions("softmax-stable")["softmax"]
    for code, accepted in ((wrong, False), (right, True)):
        page.goto("/code/softmax/")
        page.get_by_role("textbox", name="Code").fill(code)
        page.get_by_role("button", name="Submit").click()
        page.wait_for_url("**/submissions/**")
        expect(page.locator("#verdict .score")).to_be_visible(timeout=JUDGED_MS)
        assert (learner.verdict() == "Accepted") is accepted
    page.goto("/code/softmax/")
    expect(page.locator("#runs")).to_contain_text(re.compile("Accepted"))


def test_a_code_hint_is_taken(visit):
    learner = visit(javascript=False, signed_up=True)
    learner.page.goto("/code/softmax/")
    learner.page.get_by_role("button", name=re.compile("Show hint 1")).click()
    expect(learner.page.locator(".rungs li").first).to_contain_text("exponential")


def test_what_the_tests_hand_in_can_be_read_and_any_right_order_is_accepted(visit):
    learner = visit(javascript=False, signed_up=True)
    page = learner.page
    another, empty = solutions("topological-sort")["topo-sort"][1], "def topo_sort(graph):\n    return []\n"
    for code, accepted in ((empty, False), (another, True)):
        page.goto("/code/topo-sort/")
        expect(page.get_by_text("def chain(n):")).to_be_hidden()
        page.get_by_text("What the tests hand in").click()
        expect(page.get_by_text("def chain(n):")).to_be_visible()
        page.get_by_role("textbox", name="Code").fill(code)
        page.get_by_role("button", name="Submit").click()
        page.wait_for_url("**/submissions/**")
        expect(page.locator("#verdict .score")).to_be_visible(timeout=JUDGED_MS)
        assert (learner.verdict() == "Accepted") is accepted
        if not accepted:
            expect(page.get_by_role("heading", name="One right answer").first).to_be_visible()
            expect(page.locator(".which").first).to_contain_text("“x” is missing.")
