"""The page that asks the next prompt."""

import pytest
from django.urls import reverse
from django.utils import timezone

from reviews import schedule
from reviews.models import Prompt

URL = "/review"


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def learnt(alice, card, prompts, complete):
    complete(alice, card)
    return prompts


def test_it_asks_the_front_and_keeps_the_back(as_alice, learnt):
    page = as_alice.get(URL)

    assert b"Question 0" in page.content
    assert b"Answer 0" not in page.content
    assert page.context["counts"].new == 3


def test_it_says_when_nothing_is_due(as_alice):
    page = as_alice.get(URL)

    assert page.context["showing"] is None
    assert b"Nothing is due today" in page.content


def test_it_tells_when_the_next_one_comes_back(as_alice, alice, learnt):
    for prompt in learnt:
        schedule.rate(alice, prompt, schedule.EASY, timezone.now())
    page = as_alice.get(URL)

    assert page.context["next_due"] > timezone.now()
    assert b"Done for today: 3 reviews." in page.content


def test_a_reload_shows_the_same_prompt(as_alice, learnt):
    first = as_alice.get(URL).context["showing"].prompt
    Prompt.objects.filter(pk=learnt[1].pk).update(position=-0)

    assert as_alice.get(URL).context["showing"].prompt == first


def test_a_prompt_rated_in_another_tab_is_not_asked_again(as_alice, alice, learnt):
    as_alice.get(URL)
    schedule.rate(alice, learnt[0], schedule.EASY, timezone.now())

    assert as_alice.get(URL).context["showing"].prompt == learnt[1]


def test_a_prompt_retired_meanwhile_is_not_asked_again(as_alice, learnt):
    as_alice.get(URL)
    Prompt.objects.filter(pk=learnt[0].pk).update(active=False)

    assert as_alice.get(URL).context["showing"].prompt == learnt[1]


def test_a_guest_is_asked_to_sign_in(client, learnt):
    response = client.get(URL)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_another_learner_is_asked_nothing_of_it(client, dave, learnt):
    client.force_login(dave)

    assert client.get(URL).context["showing"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_for_one_prompt_and_three(
    as_alice, alice, card, make_prompts, complete, rows, django_assert_num_queries, no_maths_query
):
    complete(alice, card)
    make_prompts(card, rows)
    as_alice.get(URL)

    with django_assert_num_queries(5):
        as_alice.get(URL)
