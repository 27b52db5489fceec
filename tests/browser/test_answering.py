"""Questions under real fingers at 390 and 1280 px: what a hint costs, how sure one is, partial credit, numbers."""

import math
import re

from playwright.sync_api import expect

from tests.browser.answers import AnswerKey
from tests.browser.axe import assert_sound
from tests.browser.conftest import at_both_widths

CARD, FRESH = "softmax-stable", "from-calculus-to-lms"
ONE, SEVERAL, NUMBER, DRAWN = "two-equal-logits", "unshifted-failures", "log-sum-exp-three", "loss-per-token"


class Answering:
    """A learner on a card, and what its questions should say."""

    def __init__(self, learner, card, *, token=None):
        self.learner, self.page = learner, learner.page
        self.page.goto(f"/cards/{card}/")
        self.key = AnswerKey(learner.site, card, token)
        self.asked = {question["key"]: question for question in self.key.questions()}

    def explanation(self, key, response):
        """What the catalogue says of the one choice in `response`, up to its first formula."""
        (chosen,) = response["choices"]
        text = next(each["text_markdown"] for each in self.asked[key]["choices"] if each["id"] == chosen)
        known = next(each for each in self.key.known[key]["choices"] if each["text"] == text)
        return known["explanation"].partition("$")[0].strip()

    def send(self, key, response, *, sure=None):
        if sure:
            self.learner.task(key).get_by_role("radio", name=sure).check()
        self.learner.answer(key, response)
        return self.learner.task(key)


@at_both_widths
def test_hints_tries_and_certainty_are_priced_before_and_told_after(visit, viewport):
    learner = visit(viewport=viewport, signed_up=True)
    on_card = Answering(learner, CARD, token=learner.token)
    page, task = on_card.page, on_card.learner.task(ONE)
    expect(task.get_by_role("heading", name=re.compile("^Hints"))).to_contain_text(
        "3 hints, each takes a tenth of the credit"
    )
    expect(task).to_contain_text("Right counts 1, 2 or 3, wrong 0, −2 or −6.")
    expect(task).to_contain_text("Right at once earns full credit; a wrong try costs a quarter.")
    on_card.learner.take_hint(ONE)
    expect(task).to_contain_text("1 of 3 shown")
    expect(task).to_contain_text("Right now earns 90 % of the credit.")
    assert page.locator(".prose .see").count() == 0

    wrong, right = on_card.key.wrong(on_card.asked[ONE]), on_card.key.right(on_card.asked[ONE])
    on_card.send(ONE, wrong, sure="Sure")
    told = task.locator(".explain.wrong")
    expect(told).to_be_focused()
    expect(told).to_contain_text(on_card.explanation(ONE, wrong))
    expect(told).to_contain_text("You said “Sure”: −6.")
    expect(task.locator(".choice.is-wrong")).to_have_count(1)
    expect(task.locator(".choice.is-right")).to_have_count(0)  # the right one is not given away
    expect(task).to_contain_text("Right now earns 65 % of the credit.")
    expect(page.locator(".prose .see")).to_have_attribute("id", "shift")
    assert_sound(page)
    told.get_by_role("link", name="the paragraph that answers it").click()
    expect(page.locator("#shift")).to_be_in_viewport()

    on_card.send(ONE, right, sure="Guess")
    told = task.locator(".explain.right")
    expect(told).to_contain_text(on_card.explanation(ONE, right))
    expect(told).to_contain_text("Credit: 65 %.")
    expect(told).to_contain_text("You said “Guess”: +1.")
    expect(task.get_by_text("Right, on try 2")).to_be_visible()
    expect(task.get_by_role("button", name="Check")).to_have_count(0)
    expect(page.locator("#solved")).to_contain_text(re.compile(r"^1 of \d+ tasks solved"))
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@at_both_widths
def test_part_of_the_answers_earns_its_part_and_bad_numbers_cost_nothing(visit, viewport):
    on_card = Answering(visit(viewport=viewport), CARD)
    page = on_card.page
    right = on_card.key.right(on_card.asked[SEVERAL])
    task = on_card.send(SEVERAL, {"choices": right["choices"][:1]})
    told = task.locator(".explain.wrong")
    expect(told).to_contain_text("Something is missing, or one too many is chosen.")
    expect(told).to_contain_text("Credit so far: 50 %.")
    on_card.send(SEVERAL, right)
    expect(task.locator(".explain.right")).to_contain_text("Credit: 75 %.")

    task = on_card.learner.task(NUMBER)
    alert, box = task.get_by_role("alert"), task.get_by_role("textbox")
    for written, words in {
        "about a thousand": "Write a plain number",
        "1000,862": "Write the decimals after a point",
        "": "Write a number first",
        "word " * 10_000: "longer than a number needs",
    }.items():
        on_card.send(NUMBER, {"number": written})
        expect(alert).to_contain_text(words)
        expect(box).to_have_attribute("aria-invalid", "true")
    expect(task).to_contain_text("Right at once earns full credit")
    assert_sound(page)
    known = on_card.key.known[NUMBER]
    on_card.send(NUMBER, {"number": str(known["answer"] + 1.5 * known["tolerance"])})
    expect(task.locator(".explain.wrong")).to_contain_text("Not yet")
    on_card.send(NUMBER, {"number": str(known["answer"] - 0.9 * known["tolerance"]).replace("-", "−")})
    expect(task.locator(".explain.right")).to_contain_text("The maximum is 1000")


@at_both_widths
def test_a_wrong_try_brings_fresh_numbers_and_the_unit_stands_beside_the_box(visit, viewport):
    on_card = Answering(visit(viewport=viewport), FRESH)
    task = on_card.learner.task(DRAWN)
    expect(task.locator(".answer-line")).to_contain_text("nats")
    before = task.locator(".question").inner_text()
    on_card.send(DRAWN, {"number": "-1"})
    expect(task.locator(".explain.wrong")).to_contain_text("The numbers are new for the next try.")
    expect(task.locator(".question")).not_to_have_text(before)
    now = [float(each) for each in re.findall(r"0\.\d+", task.locator(".question").inner_text())]
    assert len(now) == 3
    on_card.send(DRAWN, {"number": f"{-sum(map(math.log, now)) / 3:.3f}"})
    expect(task.locator(".explain.right")).to_contain_text("Credit: 75 %.")
    assert_sound(on_card.page)
