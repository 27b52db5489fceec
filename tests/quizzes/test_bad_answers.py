"""What learners, browsers and attackers send that no question expects: clear words, nothing counted, nothing lost."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from quizzes.models import Attempt, Question
from tests.quizzes.arranged_questions import cloze, matching, option, ordering, tokens

HTMX = {"HX-Request": "true"}
BIDI = "\u202eevil\u2066 name\u200f"
LONG = "word " * 10_000


@pytest.fixture
def learner(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def number(card):
    return Question.objects.create(
        card=card, key="number", kind=Question.Kind.NUMERIC, text="?", answer=0.5, tolerance=0.01, position=1
    )


def post(client, question, data, **headers):
    return client.post(reverse("question_answer", args=[question.pk]), {"tries": 0, **data}, headers=headers or HTMX)


def refused(page, words):
    assert page.status_code == 200
    text = page.content.decode()
    assert words in text
    assert 'role="alert"' in text
    assert not Attempt.objects.exists()
    return text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (LONG, "longer than a number needs"),
        ("", "Write a number first"),
        ("0,5", "after a point"),
        ("nan", "plain number"),
        ("1e999", "plain number"),
        ("<img src=x onerror=alert(1)>", "plain number"),
        (BIDI, "plain number"),
        ("\0", "Write a number first"),
    ],
)
def test_a_box_for_a_number_takes_numbers_alone(learner, number, written, words):
    text = refused(post(learner, number, {"number": written}), words)
    assert "<img src=x" not in text
    assert len(text) < 20_000


@pytest.mark.parametrize("choice", ["999999", "-1", "x", "1e3", "9" * 400, "' OR 1=1", "１"])
def test_a_forged_choice_is_no_choice(learner, question, choice):
    refused(post(learner, question, {"choice": choice}), "not one of the choices")


def test_a_choice_of_another_question_is_no_choice(learner, card, question):
    other = Question.objects.create(card=card, key="other", text="?", position=1)
    stranger = other.choices.create(text="a", correct=True)
    refused(post(learner, question, {"choice": stranger.pk}), "not one of the choices")


def test_two_choices_where_one_is_asked_for_are_none(learner, question, choice):
    refused(post(learner, question, {"choice": list(choice.values())[:2]}), "not one of the choices")


def test_the_fields_of_another_kind_are_not_read(learner, question, number, choice):
    refused(post(learner, question, {"number": "0.5", "gap-a": "x"}), "Choose an answer first")
    refused(post(learner, number, {"choice": choice["unchanged"]}), "Write a number first")


def test_forged_tokens_are_refused(learner, card):
    known = tokens(matching(card))
    data = {f"pair-{known['one']}": known["1"], f"pair-{known['two']}": "forged", f"pair-{known['three']}": known["3"]}
    refused(post(learner, card.questions.get(key="pairs"), data), "not one of the pairs")
    question = ordering(card)
    places = {f"place-forged{n}": n for n in range(1, 5)}
    refused(post(learner, question, places), "every item")
    blanks = cloze(card)
    data = {"gap-a": "forged", "gap-b": "0.5", "gap-c": "x"}
    refused(post(learner, blanks, data), "not one of the options")
    refused(post(learner, blanks, {**data, "gap-a": option(blanks, "a", "$d$"), "gap-zz": "1"}), "not one of the gaps")


def test_a_gap_of_ten_thousand_words_is_refused_by_its_name(learner, card):
    question = cloze(card)
    data = {"gap-a": option(question, "a", "$d$"), "gap-b": LONG, "gap-c": LONG}
    text = refused(post(learner, question, data), "Gap b: That is longer")
    assert len(text) < 20_000
    refused(post(learner, question, data | {"gap-b": "0.5"}), "at most 80")


def test_a_null_character_in_a_gap_is_left_out(learner, card):
    question = cloze(card)
    data = {"gap-a": option(question, "a", "$\\sqrt{d}$"), "gap-b": "0.5\0", "gap-c": "axis\0=-1"}
    assert "Right, first try" in post(learner, question, data).content.decode()
    assert Attempt.objects.get().response["gaps"]["c"] == "axis=-1"


def test_five_hundred_fields_are_one_refused_answer(learner, card):
    question = ordering(card)
    text = refused(post(learner, question, {f"place-{n}": n for n in range(500)}), "every item")
    assert len(text) < 20_000


@pytest.mark.parametrize("tries", ["-1", "x", "9" * 50, ""])
def test_a_forged_count_of_tries_is_no_count(learner, question, choice, tries):
    post(learner, question, {"choice": choice["sharper"], "tries": tries})
    post(learner, question, {"choice": choice["flatter"], "tries": tries})
    assert Attempt.objects.count() == 2


@pytest.mark.parametrize("confidence", ["4", "0", "-1", "x", "1e9", "9" * 50])
def test_a_forged_confidence_is_none(learner, question, choice, confidence):
    post(learner, question, {"choice": choice["sharper"], "confidence": confidence})
    assert Attempt.objects.get().confidence is None


def test_a_replayed_post_is_one_attempt_of_every_kind(learner, card):
    question = ordering(card)
    known = tokens(question)
    wrong = {f"place-{token}": n for n, token in enumerate(sorted(known.values()), start=1)}
    for _ in range(3):
        post(learner, question, wrong)
    assert Attempt.objects.count() == 1


@pytest.mark.parametrize(("mark", "score"), [(1, 0), (2, -2), (3, -6)])
def test_certainty_counts_by_whether_it_was_right(learner, question, choice, mark, score):
    page = post(learner, question, {"choice": choice["sharper"], "confidence": mark}).content.decode()
    assert Attempt.objects.last().certainty_mark == score
    assert f": {str(score).replace('-', '−')}." in page
    post(learner, question, {"choice": choice["unchanged"], "confidence": mark, "tries": 1})
    assert Attempt.objects.last().certainty_mark == mark


def test_what_was_chosen_as_confidence_stays_when_the_answer_is_refused(learner, question):
    text = refused(post(learner, question, {"confidence": 2}), "Choose an answer first")
    assert 'value="2" checked' in text


def test_a_name_of_another_direction_stays_inside_its_own(client, card, question):
    user = User.objects.create_user("bidi", "bidi@example.org", "correct horse battery", name=BIDI)
    card.creator = user
    card.save(update_fields=["creator"])
    client.force_login(user)
    page = client.get(card.get_absolute_url()).content.decode()
    assert page.count("<bdi>") >= 1
    assert f"<bdi>{BIDI}</bdi>" in page


@pytest.fixture
def strict(alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    return client


def test_a_lost_form_token_costs_nothing_and_loses_nothing(strict, question, choice):
    url = reverse("question_answer", args=[question.pk])
    data = {"choice": choice["unchanged"], "tries": 0, "confidence": 3}
    page = strict.post(url, data, headers={"Sec-Fetch-Site": "same-origin"})
    text = page.content.decode()
    assert page.status_code == 403
    assert "Nothing was counted, and nothing is lost" in text
    assert not Attempt.objects.exists()
    assert f'<input type="hidden" name="choice" value="{choice["unchanged"]}">' in text
    token = text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    strict.post(url, data | {"csrfmiddlewaretoken": token})
    assert Attempt.objects.get().correct


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_of_another_site_is_not_offered_again(strict, question, choice, site):
    url = reverse("question_answer", args=[question.pk])
    page = strict.post(url, {"choice": choice["unchanged"]}, headers={"Sec-Fetch-Site": site})
    assert page.status_code == 403
    assert 'name="choice"' not in page.content.decode()


def test_the_way_back_from_an_answer_s_address_is_its_card(learner, card, question):
    page = learner.get(reverse("question_answer", args=[question.pk]))
    assert page.url == f"{card.get_absolute_url()}#q-shift"
