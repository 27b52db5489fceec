"""Orderings, matchings and clozes on the card: shown without a trace of the answer, answered without JavaScript."""

import re

import pytest
from django.urls import reverse

from quizzes.models import Attempt, Question
from tests.quizzes.arranged_questions import cloze, matching, option, ordering, tokens

HTMX = {"HX-Request": "true"}


@pytest.fixture
def learner(client, alice):
    client.force_login(alice)
    return client


def post(client, question, data, **headers):
    return client.post(reverse("question_answer", args=[question.pk]), {"tries": 0, **data}, headers=headers or HTMX)


def right_answer(question):
    known = tokens(question)
    if question.kind == Question.Kind.ORDERING:
        return {f"place-{known[part.text]}": n for n, part in enumerate(question.parts.all(), start=1)}
    if question.kind == Question.Kind.MATCHING:
        return {f"pair-{part.token}": part.right_token for part in question.parts.all() if part.text}
    return {"gap-a": option(question, "a", "$\\sqrt{d}$"), "gap-b": "0.5", "gap-c": "axis=-1"}


@pytest.fixture(params=[ordering, matching, cloze], ids=["ordering", "matching", "cloze"])
def arranged(request, card):
    return request.param(card)


def test_a_right_answer_solves_it(learner, arranged):
    page = post(learner, arranged, right_answer(arranged)).content.decode()
    assert Attempt.objects.get().correct
    assert f"because {arranged.key}" in page
    assert "is-wrong" not in page


def test_without_script_the_card_comes_back_with_the_answer_in_the_form(learner, card, arranged):
    data = right_answer(arranged)
    page = post(learner, arranged, data, accept="text/html")
    assert page.url == f"{card.get_absolute_url()}#q-{arranged.key}"
    html = learner.get(card.get_absolute_url()).content.decode()
    assert html.count(" selected") + html.count(" checked") + html.count('value="axis=-1"') >= 2


def test_each_part_says_whether_it_is_right(learner, card):
    question = matching(card)
    known = tokens(question)
    data = {
        f"pair-{known['one']}": known["1"],
        f"pair-{known['two']}": known["3"],
        f"pair-{known['three']}": known["9"],
    }
    page = post(learner, question, data).content.decode()
    assert (page.count("is-right"), page.count("is-wrong")) == (1, 2)
    assert "1 of 3 are right" in page
    assert "Credit so far: 33 %" in page
    assert Attempt.objects.get().score == pytest.approx(1 / 3)


def test_an_order_that_was_given_is_shown_again_and_marked(learner, card):
    question = ordering(card)
    known = tokens(question)
    order = ["then this", "after that", "first of all", "at the end"]
    page = post(
        learner, question, {f"place-{known[text]}": n for n, text in enumerate(order, start=1)}
    ).content.decode()
    assert re.findall(r'data-words="([^"]+)"', page) == order
    assert (page.count("is-right"), page.count("is-wrong")) == (1, 3)


@pytest.mark.parametrize(
    ("places", "message"),
    [(["1", "1", "2", "3"], "same place"), (["1", "2", "3", ""], "every item"), (["1", "2", "3", "x"], "every item")],
)
def test_a_refused_order_keeps_what_was_entered(learner, card, places, message):
    question = ordering(card)
    data = {f"place-{part.token}": place for part, place in zip(question.parts.all(), places, strict=True)}
    page = post(learner, question, data).content.decode()
    assert message in page
    assert page.count(" selected") == len([place for place in places if place.isdigit()])
    assert "is-wrong" not in page
    assert not Attempt.objects.exists()


def test_a_refused_cloze_keeps_what_was_written(learner, card):
    question = cloze(card)
    data = {"gap-a": option(question, "a", "$d$"), "gap-b": '0,5"><script>', "gap-c": ""}
    page = post(learner, question, data).content.decode()
    assert "Gap b: Write the decimals after a point" in page
    assert "0,5&quot;&gt;&lt;script&gt;" in page
    assert page.count(" checked") == 1


def test_the_order_on_the_page_is_never_the_right_one_and_differs_between_learners(client, card, alice, dave):
    question = ordering(card)
    right = [part.text for part in question.parts.all()]
    seen = set()
    for user in (alice, dave):
        client.force_login(user)
        html = client.get(card.get_absolute_url()).content.decode()
        shown = re.findall(r'data-words="([^"]+)"', html)
        assert sorted(shown) == sorted(right)
        assert shown != right
        seen.add(tuple(shown))
    many = {tuple(dealt(question, key)) for key in range(30)}
    assert len(many) > 8
    assert tuple(right) not in many


def dealt(question, key):
    from quizzes.arranged import arranged

    return [item.text for item in arranged(question, key, [], {}).items]


def test_right_sides_stand_in_an_order_of_their_own(card):
    from quizzes.arranged import arranged

    question = matching(card)
    beside = 0
    for key in range(60):
        shown = arranged(question, key, [], {})
        rights = {part.token: part.right_token for part in question.parts.all()}
        beside += sum(rights[line.token] == side.token for line, side in zip(shown.lines, shown.sides, strict=False))
    assert 20 <= beside <= 75  # of 180: by chance a quarter stands beside its partner


SECRETS = {"ordering": (), "matching": (), "cloze": ("secret-spelling", "axis = -1")}


def test_no_response_tells_order_pair_or_answer(learner, card, arranged, alice):
    pages = [
        learner.get(card.get_absolute_url()),
        learner.get(f"/api/v1/cards/{card.slug}/"),
        learner.get("/api/v1/schema/"),
    ]
    wrong = right_answer(arranged)
    names = list(wrong)
    wrong[names[0]], wrong[names[1]] = wrong[names[1]], wrong[names[0]]
    if arranged.kind == Question.Kind.CLOZE:
        wrong = {"gap-a": option(arranged, "a", "$d$"), "gap-b": "7", "gap-c": "nothing"}
    pages.append(post(learner, arranged, wrong))
    assert not Attempt.objects.get().correct
    pages += [
        learner.get(card.get_absolute_url()),
        learner.get("/api/v1/attempts/"),
        learner.get(f"/api/v1/cards/{card.slug}/"),
    ]
    pages.append(learner.post(reverse("question_hint", args=[arranged.pk]), headers=HTMX))
    text = "".join(page.content.decode() for page in pages)
    assert f"{arranged.key} hint 0" in text
    for secret in (f"{arranged.key} hint 1", f"because {arranged.key}", *SECRETS[arranged.kind]):
        assert secret not in text
    for part in arranged.parts.all():
        assert str({part.token: part.right_token}) not in text


def test_ids_in_the_api_stand_in_no_telling_order(client, card, alice):
    client.force_login(alice)
    question, pairs = ordering(card), matching(card)
    found = {shown["key"]: shown for shown in client.get(f"/api/v1/cards/{card.slug}/").json()["questions"]}
    items = [item["text_markdown"] for item in found["steps"]["items"]]
    assert items != [part.text for part in question.parts.all()]
    assert {item["id"] for item in found["steps"]["items"]} == {part.token for part in question.parts.all()}
    assert len(found["pairs"]["rights"]) == 4
    assert not {left["id"] for left in found["pairs"]["lefts"]} & {right["id"] for right in found["pairs"]["rights"]}
    assert pairs.pk


def test_the_api_takes_an_answer_of_each_kind(client, card, alice, arranged):
    client.force_login(alice)
    form = right_answer(arranged)
    named = {name.partition("-")[2]: value for name, value in form.items()}
    sent = {
        Question.Kind.ORDERING: {"order": sorted(named, key=named.get)},
        Question.Kind.MATCHING: {"pairs": named},
        Question.Kind.CLOZE: {"gaps": named},
    }[arranged.kind]
    reply = client.post("/api/v1/attempts/", {"question": arranged.pk, **sent}, content_type="application/json")
    assert reply.status_code == 201, reply.json()
    assert reply.json()["correct"]
    bad = client.post("/api/v1/attempts/", {"question": arranged.pk, "order": "x"}, content_type="application/json")
    assert bad.status_code == 400
