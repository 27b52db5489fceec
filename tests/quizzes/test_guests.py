"""Without an account: reading and answering, progress in the session, and what becomes of it at a login."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.contrib.sessions.serializers import JSONSerializer
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cards.models import Card, Completion
from quizzes import guests
from quizzes.answers import answer, reveal_next_hint
from quizzes.guests import Guest, carry_over
from quizzes.models import Attempt, HintUse, Question, Variant
from quizzes.views import questions as views

HTMX = {"HX-Request": "true"}
PASSWORD = "correct horse battery"


def post(client, question, data, **headers):
    return client.post(reverse("question_answer", args=[question.pk]), data, headers=headers or HTMX)


def hint(client, question):
    return client.post(reverse("question_hint", args=[question.pk]), headers=HTMX)


def login(client, user):
    return client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})


def test_reading_leaves_no_session(client, card, question):
    page = client.get(card.get_absolute_url()).content.decode()
    assert "Check" in page
    assert "sessionid" not in client.cookies
    assert not Session.objects.exists()


def test_an_answer_is_marked_and_writes_no_attempt(client, card, question, choice):
    page = post(client, question, {"choice": choice["sharper"], "tries": 0}).content.decode()
    assert "because sharper" in page
    assert "because unchanged" not in page
    assert "Not yet, 1 try" in page
    page = post(client, question, {"choice": choice["unchanged"], "tries": 1}).content.decode()
    assert "Right, on try 2" in page
    assert "1 of 1 tasks solved" in page
    assert "Right, on try 2" in client.get(card.get_absolute_url()).content.decode()
    assert not Attempt.objects.exists()


def test_hints_come_one_by_one_and_cost(client, card, question, choice):
    page = hint(client, question).content.decode()
    assert "nudge-words" in page
    assert "where-words" not in page
    assert "Right now earns 90 %" in page
    page = post(client, question, {"choice": choice["unchanged"], "tries": 0}).content.decode()
    assert "Credit: 90 %" in page
    assert not HintUse.objects.exists()


def test_a_refused_answer_costs_a_guest_nothing(client, question):
    page = post(client, question, {"choice": "999999", "tries": 0}).content.decode()
    assert "cost no try" in page
    assert "sessionid" not in client.cookies


def test_a_post_sent_twice_is_one_try(client, question, choice):
    for _ in range(2):
        page = post(client, question, {"choice": choice["sharper"], "tries": 0}).content.decode()
    assert "Not yet, 1 try" in page


def test_fresh_numbers_stay_until_a_guest_answers(client, card):
    question = Question.objects.create(
        card=card, key="fresh", kind=Question.Kind.PARAMETRIC, text="{a}?", tolerance=1e-6, position=1
    )
    for seed in range(1, 6):
        Variant.objects.create(question=question, seed=seed, params={"a": seed}, answer=seed, text_html=f"«{seed}»")
    first = client.get(card.get_absolute_url()).content.decode().partition("«")[2].partition("»")[0]
    page = post(client, question, {"number": "77", "tries": 0}).content.decode()
    second = page.partition("«")[2].partition("»")[0]
    assert second != first
    assert "Right, on try 2" in post(client, question, {"number": second, "tries": 1}).content.decode()


def test_a_sign_up_carries_everything_over(client, card, question, choice):
    hint(client, question)
    post(client, question, {"choice": choice["sharper"], "tries": 0, "confidence": 3})
    post(client, question, {"choice": choice["unchanged"], "tries": 1, "confidence": 1})
    data = {"username": "newcomer", "email": "new@example.org", "password1": "a long enough phrase"}
    page = client.post(reverse("account_signup"), data, follow=True).content.decode()
    user = User.objects.get(username="newcomer")
    first, second = Attempt.objects.filter(user=user)
    assert [first.correct, second.correct] == [False, True]
    assert first.created_at < second.created_at
    assert [first.confidence, second.confidence] == [3, 1]
    assert second.score == pytest.approx(1 - 0.25 - 0.1)
    assert second.revision_id == card.current_id
    assert HintUse.objects.get().user == user
    assert Completion.objects.filter(user=user, card=card).count() == 1
    assert "2 answers you gave as a guest are now in your account" in page
    assert guests.ATTEMPTS not in client.session


def test_an_account_keeps_its_own_attempts_and_gets_the_rest(client, alice, card, question, choice):
    other = Question.objects.create(card=card, key="twice", kind=Question.Kind.NUMERIC, text="2?", answer=2, position=1)
    answer(alice, question, {"choices": [choice["flatter"]]}, tries_seen=0)
    hint(client, question)
    post(client, question, {"choice": choice["unchanged"], "tries": 0})
    post(client, other, {"number": "2", "tries": 0})
    login(client, alice)
    assert [attempt.response for attempt in Attempt.objects.filter(question=question)] == [
        {"choices": [choice["flatter"]]}
    ]
    assert Attempt.objects.get(question=other).correct
    assert HintUse.objects.filter(user=alice).count() == 1
    assert not Completion.objects.exists()


def test_a_second_login_carries_nothing_again(client, alice, question, choice):
    post(client, question, {"choice": choice["sharper"], "tries": 0})
    login(client, alice)
    client.post(reverse("account_logout"))
    login(client, alice)
    assert Attempt.objects.count() == 1


def test_what_is_gone_meanwhile_is_left_out(card, question, alice):
    session = {}
    Guest(session).answer(question, {"choices": [question.choices.first().pk]}, tries_seen=0)
    Guest(session).reveal(question)
    Question.objects.all().delete()
    assert carry_over(session, alice) == 0
    assert session == {}


def test_answers_come_in_the_order_of_their_times(card, question, choice, alice):
    now = timezone.now()
    rows = [
        {"question_id": question.pk, "revision_id": 999, "response": {}, "correct": False, "score": 0.0,
         "hints_used": 0, "confidence": None, "created_at": (now - timedelta(minutes=ago)).isoformat()}
        for ago in (1, 3, 2)
    ]  # fmt: skip
    assert carry_over({guests.ATTEMPTS: rows}, alice) == 3
    times = list(Attempt.objects.order_by("pk").values_list("created_at", flat=True))
    assert times == sorted(times)
    assert set(Attempt.objects.values_list("revision_id", flat=True)) == {None}


def test_a_session_holds_so_many_answers(client, question, choice, monkeypatch):
    monkeypatch.setattr(guests, "MOST_ATTEMPTS", 1)
    post(client, question, {"choice": choice["sharper"], "tries": 0})
    page = post(client, question, {"choice": choice["flatter"], "tries": 1}).content.decode()
    assert "Sign up to keep it" in page
    assert len(JSONSerializer().dumps(dict(client.session))) < 1000


def test_guests_are_held_to_so_many_posts_a_minute(client, question, choice, monkeypatch, alice):
    monkeypatch.setattr(views, "GUEST_POSTS_PER_MINUTE", 2)
    for _ in range(2):
        assert post(client, question, {"choice": choice["sharper"], "tries": 0}).status_code == 200
    page = post(client, question, {"choice": choice["unchanged"], "tries": 1})
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 61
    assert "nothing was counted" in page.content.decode()
    assert " checked" in page.content.decode()
    assert hint(client, question).status_code == 429
    client.force_login(alice)
    assert post(client, question, {"choice": choice["sharper"], "tries": 0}).status_code == 200


def test_a_draft_is_not_there_for_guests(client, card, question, choice):
    Card.objects.filter(pk=card.pk).update(status=Card.Status.DRAFT)
    assert post(client, question, {"choice": choice["sharper"]}).status_code == 404
    assert hint(client, question).status_code == 404


@pytest.mark.parametrize("headers", [HTMX, {"accept": "text/html"}])
def test_an_answer_survives_a_session_that_ended(client, alice, card, question, choice, headers):
    answer(alice, question, {"choices": [choice["flatter"]]}, tries_seen=0)
    sent = {"choice": choice["unchanged"], "tries": 1, "learner": alice.pk, "confidence": 2}
    page = post(client, question, sent, **headers)
    target = page["HX-Redirect"] if "HX-Redirect" in page else page["Location"]
    assert target == f"{reverse('account_login')}?next={card.get_absolute_url()}%23q-shift"
    assert "Your answer is kept" in client.get(target).content.decode()
    assert Attempt.objects.count() == 1
    page = login(client, alice)
    last = Attempt.objects.last()
    assert (last.correct, last.confidence, last.user) == (True, 2, alice)
    assert Completion.objects.filter(user=alice).count() == 1
    assert client.session.get("pending_answer") is None
    assert reveal_next_hint(alice, question)


def test_the_kept_answer_is_of_that_learner_alone(client, alice, dave, question, choice):
    post(client, question, {"choice": choice["unchanged"], "tries": 0, "learner": alice.pk})
    login(client, dave)
    assert not Attempt.objects.exists()


def test_a_kept_answer_that_cannot_be_marked_is_told(client, alice, question):
    post(client, question, {"tries": 0, "learner": alice.pk})
    login(client, alice)
    assert not Attempt.objects.exists()
    assert "Choose an answer first" in client.get("/").content.decode()


def test_a_flood_of_fields_is_cut_before_it_is_kept(client, alice, question):
    many = {f"gap-{number}": "x" * 5000 for number in range(500)}
    post(client, question, {"tries": 0, "learner": alice.pk, **many})
    assert len(JSONSerializer().dumps(dict(client.session))) < 12_000
