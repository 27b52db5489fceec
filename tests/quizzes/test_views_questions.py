import pytest
from django.urls import reverse

from cards.models import Card
from quizzes.models import Attempt, HintUse

HTMX = {"HX-Request": "true"}


@pytest.fixture
def learner(client, alice):
    client.force_login(alice)
    return client


def url(name, question):
    return reverse(name, args=[question.pk])


def test_no_response_holds_an_unrevealed_hint_or_the_right_answer(learner, card, question, choice):
    pages = [learner.get(card.get_absolute_url())]
    pages.append(learner.post(url("question_hint", question), headers=HTMX))
    pages.append(
        learner.post(url("question_answer", question), {"choice": choice["sharper"], "tries": 0}, headers=HTMX)
    )
    pages.append(learner.get(card.get_absolute_url()))
    text = "".join(page.content.decode() for page in pages)
    assert "nudge-words" in text
    assert "because sharper" in text
    for secret in ("where-words", "step-words", "because unchanged", "because flatter"):
        assert secret not in text


def test_a_right_answer_is_told_at_once_with_its_explanation(learner, question, choice):
    page = learner.post(url("question_answer", question), {"choice": choice["unchanged"], "tries": 0}, headers=HTMX)
    assert page.status_code == 200
    assert "because unchanged" in page.content.decode()
    assert Attempt.objects.get().correct


def test_without_script_the_card_comes_back_at_the_question(learner, card, question, choice):
    page = learner.post(url("question_answer", question), {"choice": choice["sharper"], "tries": 0})
    assert page.status_code == 302
    assert page.url == f"{card.get_absolute_url()}#q-shift"


def test_a_hint_is_fetched_by_post_only_and_logged(learner, question):
    assert learner.get(url("question_hint", question)).status_code == 405
    learner.post(url("question_hint", question), headers=HTMX)
    assert HintUse.objects.count() == 1


def test_a_forged_choice_gets_a_clear_message_and_costs_nothing(learner, question):
    page = learner.post(url("question_answer", question), {"choice": "999999", "tries": 0}, headers=HTMX)
    assert "cost no try" in page.content.decode()
    assert not Attempt.objects.exists()


def test_a_draft_card_is_not_there_for_learners(learner, card, question, choice):
    Card.objects.filter(pk=card.pk).update(status=Card.Status.DRAFT)
    assert learner.get(card.get_absolute_url()).status_code == 404
    assert learner.post(url("question_answer", question), {"choice": choice["sharper"]}).status_code == 404


def test_a_reviewer_previews_a_card_in_review(client, carol, alice, card):
    Card.objects.filter(pk=card.pk).update(status=Card.Status.REVIEW)
    client.force_login(carol)
    assert client.get(card.get_absolute_url()).status_code == 200
    client.force_login(alice)
    assert client.get(card.get_absolute_url()).status_code == 404
