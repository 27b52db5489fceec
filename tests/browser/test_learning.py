"""The main job: a learner signs up, reads a card, answers, builds, completes, reviews."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, picture

CATALOGUE = Path(__file__).resolve().parents[2] / "catalogue"
CARDS = {path.name: path for path in sorted(CATALOGUE.glob("*/*")) if (path / "card.md").exists()}


def solutions(card):
    """task slug → (a known wrong solution, a right one)."""
    return {
        task.name: (min(task.glob("wrong/*.*")).read_text(), min(task.glob("right/*.*")).read_text())
        for task in sorted(CARDS[card].glob("code/*"))
    }


def test_there_are_six_cards_and_five_code_tasks():
    assert len(CARDS) >= 6
    assert sum(len(solutions(card)) for card in CARDS) >= 5


# With the first five code tasks; the others are proven file by file (`catalogue check`).
WALKED = ("softmax-stable", "scaled-dot-product-attention", "layer-norm", "two-layer-backprop-trace", "xor-numpy")


WAYS = [pytest.param(card, WIDE, id=card) for card in WALKED] + [pytest.param(WALKED[0], NARROW, id="narrow")]


@pytest.mark.parametrize(("card", "viewport"), WAYS)
def test_a_learner_completes_a_card_and_it_counts_one_more(visit, card, viewport):
    learner = visit(viewport=viewport, signed_up=True)
    page = learner.page
    learner.open_card(card)
    before = learner.completions()
    picture(page, f"card-{card}")

    first = page.locator("article.task").first.get_attribute("id").removeprefix("q-")
    learner.take_hint(first)
    learner.answer_all(card)
    picture(page, f"card-{card}-answered")

    for task, (wrong, right) in solutions(card).items():
        page.locator(f"#build a[href='/code/{task}/']").click()
        assert learner.submit(right, "Run public cases") == "Accepted"
        rejected = learner.submit(wrong)
        assert rejected not in {"Accepted", "Our fault"}
        expect(page.locator("#verdict .diagnosis .say")).not_to_be_empty()
        picture(page, f"code-{task}-wrong", full_page=True)
        assert learner.submit(right) == "Accepted"
        picture(page, f"code-{task}-right", full_page=True)
        learner.open_card(card)

    page.reload()
    assert learner.completions() == before + 1
    expect(page.get_by_text("You completed this card")).to_be_visible()


def test_a_completed_card_sends_its_flashcards_to_the_review_by_key(visit):
    learner = visit(signed_up=True)
    page = learner.page
    learner.open_card("from-calculus-to-lms")
    learner.answer_all("from-calculus-to-lms")
    page.goto("/review")
    picture(page, "review-question")
    prompt = page.get_by_role("main").inner_text()
    page.keyboard.press("Space")
    good = page.get_by_role("button", name=re.compile("Good"))
    expect(good).to_be_visible()
    picture(page, "review-answer")
    page.keyboard.press("3")
    expect(good).to_have_count(0)
    assert page.get_by_role("main").inner_text() != prompt


def test_a_draft_is_still_there_after_a_reload(visit):
    learner = visit(signed_up=True)
    page = learner.page
    page.goto("/code/softmax/")
    page.locator(".cm-content").click()  # waits until the editor stands
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type("# my own beginning")
    expect(page.locator("[data-saved]")).to_contain_text("Saved ")
    page.reload()
    expect(page.locator(".cm-content")).to_contain_text("# my own beginning")
