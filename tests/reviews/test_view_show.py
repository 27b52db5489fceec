"""Turning a prompt over."""

import pytest

from reviews.models import Memory, Review


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def prompt(alice, card, prompts, complete):
    complete(alice, card)
    return prompts[0]


def url(prompt):
    return f"/review/{prompt.pk}/show"


def test_it_gives_the_back_and_four_buttons_with_their_intervals(as_alice, prompt):
    page = as_alice.post(url(prompt), headers={"HX-Request": "true"})

    assert b"Answer 0" in page.content
    assert b"<html" not in page.content
    *short, easy = [(grade.rating, grade.word, grade.interval) for grade in page.context["grades"]]
    assert short == [(1, "Again", "1 min"), (2, "Hard", "6 min"), (3, "Good", "10 min")]
    assert easy[:2] == (4, "Easy")
    assert easy[2] in {f"{days} days" for days in range(6, 11)}, "FSRS says 8 days, less or more at most 2"


def test_without_script_it_goes_back_to_the_page_which_shows_it(as_alice, prompt):
    response = as_alice.post(url(prompt))
    assert (response.status_code, response.url) == (302, "/review")

    page = as_alice.get("/review")
    assert page.context["revealed"]
    assert b"Answer 0" in page.content


def test_it_writes_nothing_to_the_log(as_alice, prompt):
    as_alice.post(url(prompt))

    assert not Review.objects.exists()
    assert not Memory.objects.exists()


def test_an_outsider_gets_404(client, dave, prompt):
    client.force_login(dave)

    assert client.post(url(prompt)).status_code == 404


def test_a_guest_is_asked_to_sign_in(client, prompt):
    assert client.post(url(prompt)).status_code == 302
    assert client.post(url(prompt)).url.startswith("/account/login/")


def test_it_needs_a_post(as_alice, prompt):
    assert as_alice.get(url(prompt)).status_code == 405
