"""Rating a prompt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews import schedule
from reviews.models import Memory, Review


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def learnt(alice, card, prompts, complete):
    complete(alice, card)
    return prompts


def rate(client, prompt, rating=3, seen=0, **more):
    return client.post(f"/review/{prompt.pk}/rate", {"rating": rating, "seen": seen}, **more)


def test_it_counts_the_rating_and_asks_the_next(as_alice, alice, learnt):
    page = rate(as_alice, learnt[0], headers={"HX-Request": "true"})

    review = Review.objects.get()
    assert (review.user, review.prompt, review.rating) == (alice, learnt[0], 3)
    assert page.context["showing"].prompt == learnt[1]
    assert page.context["last"]["word"] == "Good"
    assert not page.context["revealed"]


def test_without_script_it_goes_back_to_the_page(as_alice, learnt):
    response = rate(as_alice, learnt[0])

    assert (response.status_code, response.url) == (302, "/review")
    assert Review.objects.count() == 1


def test_a_double_post_counts_once(as_alice, learnt):
    rate(as_alice, learnt[0])
    page = rate(as_alice, learnt[0], headers={"HX-Request": "true"})

    assert Review.objects.count() == 1
    assert b"already rated" in page.content


def test_the_same_rating_of_a_later_showing_counts_again(as_alice, learnt):
    rate(as_alice, learnt[0], seen=0)
    rate(as_alice, learnt[0], seen=1)

    assert Memory.objects.get().reps == 2


def test_it_measures_how_long_the_prompt_was_looked_at(as_alice, learnt, monkeypatch):
    start = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: start)
    as_alice.get("/review")
    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(seconds=4))
    as_alice.post(f"/review/{learnt[0].pk}/show")
    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(seconds=9.5))
    rate(as_alice, learnt[0])

    assert Review.objects.get().duration_ms == 9500


def test_a_rating_without_a_showing_has_no_duration(as_alice, learnt):
    rate(as_alice, learnt[2])

    assert Review.objects.get().duration_ms is None


@pytest.mark.parametrize("rating", ["0", "5", "", "good", "-1", "3.0", "٣", "9" * 30])
def test_it_refuses_what_is_no_rating(as_alice, learnt, rating):
    assert rate(as_alice, learnt[0], rating=rating).status_code == 400
    assert not Review.objects.exists()


def test_it_refuses_a_form_without_its_token(as_alice, learnt):
    assert rate(as_alice, learnt[0], seen="").status_code == 400
    assert not Review.objects.exists()


def test_an_outsider_gets_404(client, dave, alice, learnt):
    client.force_login(dave)

    assert rate(client, learnt[0]).status_code == 404
    assert not Review.objects.exists()


def test_a_prompt_that_never_was_gets_404(as_alice, learnt):
    assert as_alice.post("/review/999999/rate", {"rating": 3, "seen": 0}).status_code == 404


def test_a_guest_is_asked_to_sign_in(client, learnt):
    assert rate(client, learnt[0]).url.startswith("/account/login/")


def test_it_works_with_the_form_protection_on(alice, learnt):
    """A post without the token of the form is refused."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert rate(strict, learnt[0]).status_code == 403


def test_a_whole_session_ends_with_nothing_left(as_alice, learnt):
    for _ in range(10):
        showing = as_alice.get("/review").context["showing"]
        if showing is None:
            break
        rate(as_alice, showing.prompt, 4, showing.memory.reps)

    assert Review.objects.count() == 3
    assert set(Memory.objects.values_list("reps", flat=True)) == {1}
    assert schedule.EASY == 4
