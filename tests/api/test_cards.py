"""GET /api/v1/cards/ and /api/v1/cards/{slug}/"""

import pytest
from django.utils import timezone

from cards.models import Card
from quizzes.answers import reveal_next_hint
from quizzes.models import Question, Variant
from tests.api.conftest import ApiClient

LIST = "/api/v1/cards/"


def slugs(response):
    return [card["slug"] for card in response.json()["results"]]


def test_anybody_reads_the_published_cards_in_course_order(guest, make_card):
    make_card("second", order=2)
    make_card("first", order=1)
    make_card("draft", order=3, status=Card.Status.DRAFT)

    assert slugs(guest.get(LIST)) == ["first", "second"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("track=maths", ["limits"]),
        ("topic=transformers-1", ["attention", "softmax"]),
        ("difficulty=advanced", ["attention"]),
        ("track=transformers&difficulty=beginner", ["softmax"]),
        ("track=nowhere", []),
    ],
)
def test_it_filters(guest, make_card, query, expected):
    make_card("limits", "maths")
    make_card("softmax")
    make_card("attention", difficulty="advanced")

    assert slugs(guest.get(f"{LIST}?{query}")) == expected


def test_it_refuses_a_difficulty_that_is_none(guest, db):
    response = guest.get(f"{LIST}?difficulty=mild")

    assert response.status_code == 400
    assert "difficulty" in response.json()["errors"]


def test_it_pages(guest, make_card):
    for number in range(3):
        make_card(f"card-{number}", order=number)
    first = guest.get(f"{LIST}?page_size=2").json()

    assert (first["count"], len(first["results"]), first["previous"]) == (3, 2, None)
    assert slugs(guest.get(first["next"])) == ["card-2"]
    assert guest.get(f"{LIST}?page=9").status_code == 404
    assert len(guest.get(f"{LIST}?page_size=100000").json()["results"]) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_card_and_three(
    guest, make_card, make_question, rows, django_assert_num_queries
):
    for number in range(rows):
        make_question(make_card(f"card-{number}"))

    with django_assert_num_queries(2):
        guest.get(LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_card_takes_the_same_queries_with_one_question_and_three(
    api, card, make_question, make_task, rows, django_assert_num_queries
):
    for number in range(rows):
        make_question(card, f"q{number}")
        make_task(card, f"task-{number}", number)
    api.get(f"{LIST}{card.slug}/")

    with django_assert_num_queries(13):
        api.get(f"{LIST}{card.slug}/")


def test_a_card_comes_with_its_text_in_both_forms(guest, card):
    found = guest.get(f"{LIST}{card.slug}/").json()

    assert found["title"] == "Softmax Stable"
    assert found["revision"]["body_markdown"] == "Shift by $m$."
    assert found["revision"]["body_html"] == "<p>Shift.</p>"
    assert found["creator"] == {"username": "bob", "name": "Bob Creator"}
    assert found["url"] == "http://testserver/cards/softmax-stable/"


def test_a_card_names_what_it_builds_on_its_video_and_its_approvals(guest, card, make_card, carol, university):
    make_card("limits", "maths").leads_to.add(card)
    make_card("hidden", status=Card.Status.DRAFT).leads_to.add(card)
    Card.objects.filter(pk=card.pk).update(video_provider="youtube", video_ref="aircAruvnKk", video_duration_s=60)
    given = {"reviewer": carol, "university": university, "role": "Professor", "statement": "Good."}
    card.current.approvals.create(**given, withdrawn_at=timezone.now())
    card.current.approvals.create(**given)

    found = guest.get(f"{LIST}{card.slug}/").json()

    assert found["builds_on"] == ["limits"]
    assert found["video"]["ref"] == "aircAruvnKk"
    assert [(row["university"], row["ror_id"]) for row in found["approvals"]] == [("University of Tests", "000000001")]
    assert found["n_universities"] == 1


def test_no_answer_and_no_explanation_and_no_misconception_goes_out(api, card, question):
    text = api.get(f"{LIST}{card.slug}/").content.decode()

    for secret in ("correct", "because-", "thinks-", "explanation", "misconception"):
        assert secret not in text
    assert "sharper" in text


def test_no_number_goes_out(api, card, make_question):
    Question.objects.create(card=card, key="n", kind="numeric", text="e?", answer=2.71828, explanation="thats-e")
    parametric = Question.objects.create(
        card=card, key="p", kind="parametric", text="Square {a}", generator="secret-code"
    )
    Variant.objects.create(question=parametric, seed=1, params={"a": 31}, answer=961.0, text_html="<p>Square 31</p>")

    text = api.get(f"{LIST}{card.slug}/").content.decode()

    assert "Square 31" in text
    for secret in ("2.71828", "961", "secret-code", "thats-e", "tolerance"):
        assert secret not in text


def test_only_hints_that_were_taken_go_out(api, guest, erin, card, question):
    assert b"nudge-words" not in api.get(f"{LIST}{card.slug}/").content

    reveal_next_hint(erin, question)
    found = api.get(f"{LIST}{card.slug}/").json()["questions"][0]["hints"]
    assert found == {"total": 2, "shown": [{"text_markdown": "nudge-words", "text_html": "<p>nudge-words</p>"}]}
    assert b"nudge-words" not in guest.get(f"{LIST}{card.slug}/").content


@pytest.mark.parametrize("slug", ["draft", "absent", "-", "a" * 200])
def test_a_card_that_is_not_published_is_not_there(api, make_card, slug):
    make_card("draft", status=Card.Status.DRAFT)

    response = api.get(f"{LIST}{slug}/")
    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_its_creator_sees_a_draft(bob, make_card):
    make_card("draft", status=Card.Status.DRAFT)

    assert ApiClient(bob).get(f"{LIST}draft/").status_code == 200


def test_an_unchanged_card_is_not_sent_again(api, card, question):
    first = api.get(f"{LIST}{card.slug}/")
    again = api.get(f"{LIST}{card.slug}/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")

    Question.objects.update(text="Changed?")
    assert api.get(f"{LIST}{card.slug}/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_no_shared_cache_keeps_what_depends_on_who_asks(api, card):
    response = api.get(f"{LIST}{card.slug}/")

    assert "private" in response["Cache-Control"]
    assert {"Authorization", "Cookie"} <= {part.strip() for part in response["Vary"].split(",")}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_cards_are_only_read(api, card, method):
    assert api.send(f"{LIST}{card.slug}/", {}, method).status_code == 405
