"""GET /api/v1/search/"""

import pytest

from cards import search
from cards.catalogue import catalogue
from cards.models import Card

URL = "/api/v1/search/"


@pytest.fixture
def cards(make_card):
    made = [make_card(), make_card("entropy", track="maths"), make_card("draft-softmax", status=Card.Status.DRAFT)]
    search.refresh()
    return made


def found(client, **query):
    return client.get(URL, query).json()


def test_a_guest_finds_published_cards_by_their_words(guest, cards):
    reply = found(guest, q="softmax")
    assert [hit["card"]["slug"] for hit in reply["results"]] == ["softmax-stable"]
    assert (reply["count"], reply["page"], reply["pages"], reply["mended"]) == (1, 1, 1, "")
    assert "passage_html" in reply["results"][0]


def test_a_slip_is_mended_and_told(guest, cards):
    reply = found(guest, q="entrpoy")
    assert (reply["mended"], reply["count"]) == ("entropy", 1)


def test_it_filters_by_track_and_difficulty(guest, cards):
    assert found(guest, q="shift", track="maths")["count"] == 1
    assert found(guest, q="shift", difficulty="advanced")["count"] == 0


@pytest.mark.parametrize(
    "query",
    [{}, {"q": ""}, {"q": "x" * 201}, {"q": "x", "page": 0}, {"q": "x", "page": "y"}, {"q": "x", "difficulty": "easy"}],
)
def test_what_cannot_be_searched_is_a_problem(guest, cards, query):
    reply = guest.get(URL, query)
    assert reply.status_code == 400
    assert reply["Content-Type"] == "application/problem+json"


def test_markup_in_a_query_finds_nothing_and_breaks_nothing(guest, cards):
    for text in ("<script>", "' OR 1=1 --", '"*', "\u202e", "NEAR(a b)"):
        assert guest.get(URL, {"q": text}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_at_one_and_three_rows(guest, make_card, rows, django_assert_max_num_queries):
    for number in range(rows):
        make_card(f"softmax-{number}")
    search.refresh()
    catalogue()  # the published cards are in memory
    with django_assert_max_num_queries(5):
        assert found(guest, q="softmax")["count"] == rows
