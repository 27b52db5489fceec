"""Taking back the last rating of the session."""

import pytest

from reviews.models import Memory, Review

URL = "/review/undo"


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def learnt(alice, card, prompts, complete):
    complete(alice, card)
    return prompts


def rate(client, prompt, seen=0):
    return client.post(f"/review/{prompt.pk}/rate", {"rating": 3, "seen": seen})


def test_it_asks_the_prompt_again_as_if_it_had_not_been_rated(as_alice, learnt):
    rate(as_alice, learnt[0])
    page = as_alice.post(URL, headers={"HX-Request": "true"})

    assert page.context["showing"].prompt == learnt[0]
    assert page.context["showing"].kind == "new"
    assert page.context["last"] is None
    assert not Review.objects.exists()
    assert not Memory.objects.exists()


def test_it_takes_back_one_rating_only(as_alice, learnt):
    rate(as_alice, learnt[0])
    rate(as_alice, learnt[1])
    as_alice.post(URL)
    response = as_alice.post(URL, follow=True)

    assert Review.objects.get().prompt == learnt[0]
    assert b"nothing to undo" in response.content


def test_another_session_cannot_undo_it(as_alice, alice, learnt):
    from django.test import Client

    rate(as_alice, learnt[0])
    other = Client()
    other.force_login(alice)
    other.post(URL)

    assert Review.objects.count() == 1


def test_a_later_rating_from_another_session_is_not_undone_by_this_one(as_alice, alice, learnt):
    from django.test import Client

    rate(as_alice, learnt[0])
    other = Client()
    other.force_login(alice)
    rate(other, learnt[1])
    as_alice.post(URL)

    assert Review.objects.count() == 2


def test_an_undone_form_can_be_sent_again(as_alice, learnt):
    rate(as_alice, learnt[0])
    as_alice.post(URL)
    rate(as_alice, learnt[0])

    assert Review.objects.count() == 1


def test_a_guest_is_asked_to_sign_in(client, db):
    assert client.post(URL).url.startswith("/account/login/")


def test_it_needs_a_post(as_alice):
    assert as_alice.get(URL).status_code == 405
