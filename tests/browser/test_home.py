"""The page a learner comes home to, before and after a day's work, at 390 and 1280 px."""

import re

from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.axe import assert_sound
from tests.browser.conftest import at_both_widths

BEGUN, DONE = "softmax-stable", "from-calculus-to-lms"


def work(learner):
    """One card solved, another begun: through the API, as an app on a phone would. Returns how many answers."""
    done, begun = (AnswerKey(learner.site, card, learner.token) for card in (DONE, BEGUN))
    single = next(question for question in begun.questions() if question["kind"] == "single")
    answers = [(single, begun.wrong(single))] + [(question, done.right(question)) for question in done.questions()]
    for question, response in answers:
        status, told = learner.site.ask(
            "/api/v1/attempts/", {"question": question["id"], **response}, token=learner.token
        )
        assert status == 201, told
    return len(answers)


@at_both_widths
def test_a_days_work_shows_as_due_begun_active_and_completed(visit, viewport):
    learner = visit(viewport=viewport, signed_up=True)
    page = learner.page
    expect(page.get_by_role("heading", name="Nothing to recall today")).to_be_visible()
    expect(page.get_by_role("region", name="Go on with")).to_contain_text("You have not begun a card.")
    expect(page.get_by_role("img", name=re.compile("^Activity in the last 26 weeks: 0 of"))).to_be_visible()
    expect(page.get_by_role("link", name="Read the first card")).to_have_attribute("href", re.compile("^/cards/"))

    number = work(learner)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\d+ to recall today$"))
    expect(page.get_by_role("heading", name="1 day in a row")).to_be_visible()
    calendar = page.get_by_role("img", name=re.compile("^Activity in the last 26 weeks: 1 of"))
    expect(calendar.locator("rect.today")).not_to_have_class(re.compile(r"\br0\b"))
    assert calendar.locator("rect.today title").text_content().endswith(f": {number}")
    expect(page.get_by_role("region", name="Completed")).to_contain_text("From hand calculus to language models")
    assert_sound(page)

    begun = page.get_by_role("region", name="Go on with")
    expect(begun.get_by_role("listitem")).to_contain_text(re.compile(r"0 of \d+ tasks solved"))
    begun.get_by_role("link", name=re.compile("^Go on ?: Stable softmax")).click()
    expect(page).to_have_url(re.compile(f"/cards/{BEGUN}/#tasks$"))
    expect(page.get_by_role("heading", name="Answer", exact=True)).to_be_in_viewport()
    page.go_back()
    page.get_by_role("link", name="Review now").click()
    expect(page.get_by_role("button", name=re.compile("Show"))).to_be_visible()
