"""Questions and shared parts of the card's page, typeset once."""

import re

import pytest
from django.test import Client

from cards import own_parts
from cards.catalogue import changed
from cards.models import Completion
from quizzes.models import Attempt, Hint, Question
from quizzes.templatetags import kept

TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')


@pytest.fixture(autouse=True)
def _kept_anew(monkeypatch):
    kept._kept.clear()
    own_parts._kept.clear()
    monkeypatch.setattr("cards.catalogue.LOOK_S", 60)


@pytest.fixture
def number(card):
    question = Question.objects.create(
        card=card, key="n", kind="numeric", text="?", text_html="<p>How much?</p>", answer=1
    )
    Hint.objects.create(question=question, text="Think", text_html="<p>Think.</p>")
    changed()
    return question


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def page_of(client, card):
    return client.get(card.get_absolute_url()).content.decode()


def without_tokens(page):
    return TOKEN.sub("", page)


def test_a_question_from_memory_is_the_question(alice, card, number):
    client = signed_in(alice)
    first, again = page_of(client, card), page_of(client, card)
    assert without_tokens(first) == without_tokens(again)
    assert len(kept._kept) == 1


def test_it_carries_the_visitors_own_number_and_token(alice, dave, card, number):
    pages = {user.pk: page_of(signed_in(user), card) for user in (alice, dave)}
    for pk, page in pages.items():
        assert f'name="learner" value="{pk}"' in page
        assert len(set(TOKEN.findall(page))) == 1
        assert "\x02" not in page
    assert TOKEN.findall(pages[alice.pk])[0] != TOKEN.findall(pages[dave.pk])[0]


def test_an_answer_and_a_hint_show_at_once(alice, dave, card, number):
    client = signed_in(alice)
    page_of(client, card)
    Attempt.objects.create(question=number, user=alice, response={"number": 7}, correct=False, score=0)
    assert 'value="7"' in page_of(client, card)
    assert 'value="7"' not in page_of(signed_in(dave), card)
    client.post(f"/questions/{number.pk}/hint")
    assert "Think." in page_of(client, card)
    assert "Think." not in page_of(signed_in(dave), card)


def test_a_change_of_the_catalogue_shows_at_once(alice, card, number):
    client = signed_in(alice)
    page_of(client, card)
    Question.objects.update(text_html="<p>How many?</p>")
    changed()
    assert "How many?" in page_of(client, card)


def test_a_guest_with_answers_sees_their_own(alice, card, number):
    guest = Client()
    page_of(guest, card)
    guest.post(f"/questions/{number.pk}/answer", {"number": "7"})
    assert 'value="7.0"' in page_of(guest, card)
    assert 'value="7.0"' not in page_of(Client(), card)


def test_a_completion_shows_at_once(alice, dave, card, number):
    client = signed_in(alice)
    assert "0 users" in page_of(client, card)
    Completion.objects.create(card=card, user=dave)
    assert "1 user<" in page_of(client, card)
