"""The map and the search page."""

import re

import pytest

from cards.models import Card
from cards.search import refresh
from quizzes.models import Attempt, Question


@pytest.fixture
def as_alice(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def solve(alice):
    def solve(card, *, correct=True):
        question = Question.objects.create(card=card, key="q", text="?")
        Attempt.objects.create(question=question, user=alice, response={}, correct=correct, score=float(correct))

    return solve


def nodes(page):
    return dict(
        re.findall(r'<a href="/cards/([\w-]+)/" id="n-\w+" data-card="\w+" class="([\w ]+)"', page.content.decode())
    )


def test_the_map_shows_each_card_with_its_mastery_in_colour_and_words(as_alice, make_card, solve):
    ground = make_card("ground", order=1)
    make_card("after", order=2, builds_on=[ground])
    make_card("far", order=3, builds_on=[Card.objects.get(slug="after")])
    solve(ground)
    page = as_alice.get("/map")
    assert nodes(page) == {"ground": "m3", "after": "m0 ready", "far": "m0"}
    text = page.content.decode()
    assert 'aria-label="Ground: proficient"' in text
    assert 'aria-label="After: not begun, ready to learn. Builds on Ground"' in text
    assert text.count('class="edge next"') == 1


def test_a_guest_sees_the_map_without_levels(client, make_card):
    make_card("ground")
    page = client.get("/map")
    assert nodes(page) == {"ground": "m0 ready"}
    assert b"mastered" in page.content  # the legend


def test_the_map_of_nothing_says_so(client, db):
    page = client.get("/map")
    assert page.status_code == 200
    assert b"There are no cards yet" in page.content


def test_the_map_can_be_of_one_track(client, make_card):
    make_card("ground")
    assert client.get("/map?track=maths").context["track"] == "maths"
    assert client.get("/map?track=nonsense").context["track"] == ""


def test_a_draft_is_not_on_the_map(as_alice, make_card):
    make_card("draft", status=Card.Status.DRAFT)
    assert nodes(as_alice.get("/map")) == {}


def test_the_map_says_the_same_in_a_list(as_alice, make_card, solve):
    ground = make_card("ground")
    make_card("after", order=2, builds_on=[ground])
    solve(ground)
    text = as_alice.get("/map").content.decode()
    listed = text[text.index('id="list"') :]
    assert listed.index("Ground") < listed.index("After")
    assert "proficient" in listed
    assert "ready to learn" in listed


@pytest.mark.parametrize("rows", [1, 3])
def test_the_map_takes_the_same_queries_for_one_card_and_three(
    as_alice, make_card, solve, rows, django_assert_num_queries, no_maths_query
):
    for number in range(rows):
        solve(make_card(f"c{number}"))
    with django_assert_num_queries(11):
        as_alice.get("/map")


@pytest.fixture
def found_cards(make_card):
    """Three cards that have documents."""
    cards = [make_card(slug, order=order) for order, slug in enumerate(["softmax", "softmax-stable", "norm"])]
    refresh()
    return cards


def slugs(page):
    return [hit.card.slug for hit in page.context["found"].hits]


def test_the_search_finds(client, found_cards):
    page = client.get("/search?q=softmax")
    assert slugs(page)[0] == "softmax"
    assert set(slugs(page)) == {"softmax", "softmax-stable", "norm"}  # norm by its topic
    assert b"3 cards" in page.content


def test_htmx_gets_the_results_alone(client, found_cards):
    page = client.get("/search?q=softmax", headers={"HX-Request": "true"})
    assert page.content.strip().startswith(b'<section id="found"')
    assert "HX-Request" in page["Vary"]


def test_it_says_what_it_took_a_slip_for(client, found_cards):
    page = client.get("/search?q=sofmtax")
    assert slugs(page)[0] == "softmax"
    assert b"Nothing fits as typed; these fit <b>softmax</b>" in page.content


@pytest.mark.parametrize("query", ["track=maths", "topic=softmax", "difficulty=beginner", "q=norm&track=maths"])
def test_it_keeps_to_the_filters(client, found_cards, query):
    assert "norm" in slugs(client.get(f"/search?{query}"))


@pytest.mark.parametrize("query", ["track=frontier", "topic=x", "difficulty=advanced", "q=softmax&difficulty=advanced"])
def test_where_nothing_fits_it_says_what_to_do(client, found_cards, query):
    page = client.get(f"/search?{query}")
    assert slugs(page) == []
    assert b"Without filters" in page.content


def test_a_learner_filters_by_their_mastery(as_alice, found_cards, solve):
    solve(found_cards[0])
    solve(found_cards[1], correct=False)
    assert slugs(as_alice.get("/search?state=proficient")) == ["softmax"]
    assert slugs(as_alice.get("/search?q=softmax&state=attempted")) == ["softmax-stable"]
    assert slugs(as_alice.get("/search?state=new")) == ["norm"]
    assert slugs(as_alice.get("/search?state=mastered")) == []


def test_a_guest_has_no_mastery_to_filter_by(client, found_cards):
    page = client.get("/search?state=mastered")
    assert len(slugs(page)) == 3
    assert b'name="state"' not in page.content


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%27%22%26", "q=a&page=-1", "page=9999", "page=x", "state=%00", "q=" + "x" * 9000]
)
def test_odd_addresses_are_harmless(client, found_cards, query):
    assert client.get(f"/search?{query}").status_code == 200


def test_a_query_comes_back_as_text(client, found_cards):
    page = client.get("/search", {"q": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in page.content


def test_the_front_page_hands_words_to_the_search(client, db):
    assert client.get("/?q=soft+max&track=maths").url == "/search?q=soft+max&track=maths"
