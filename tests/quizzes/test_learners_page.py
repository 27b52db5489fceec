"""A learner's card page, put together from parts that are kept: always what it would be if it were rendered whole."""

import gzip
import re

import pytest
from django.contrib import messages
from django.test import Client
from django.utils import timezone

from cards import own_parts
from cards.approvals import Rubric, approve
from cards.catalogue import changed
from cards.models import Approval, Card, Completion
from cards.pieces import Woven
from cards.revisions import write_revision
from quizzes.learners import Account
from quizzes.models import Attempt, HintUse, Question, Submission
from reviews.models import Memory, Prompt
from tests.quizzes.arranged_questions import cloze, matching, ordering

TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')
PATH = "/cards/softmax-stable/"


@pytest.fixture(autouse=True)
def _kept_anew(monkeypatch):
    own_parts._kept.clear()
    monkeypatch.setattr("cards.catalogue.LOOK_S", 60)


@pytest.fixture
def full(card, question, code_task):
    """A card with a bit of everything."""
    for kind in (ordering, matching, cloze):
        kind(card)
    Question.objects.create(card=card, key="n", kind="numeric", text="?", text_html="<p>How much?</p>", answer=1)
    Prompt.objects.create(card=card, key="p", front="?", back="!")
    changed()
    return card


def signed_in(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


def look(client, path=PATH, **headers):
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def whole(client):
    """The same page without anything kept: a query string sees to that."""
    kept = dict(own_parts._kept)
    page = look(client, f"{PATH}?whole").replace(f"{PATH}?whole", PATH)
    assert own_parts._kept == kept
    return page


def same(one, other):
    return TOKEN.sub("", one) == TOKEN.sub("", other)


def wrong(user, question):
    choice = question.choices.get(text="sharper")
    Account(user).answer(question, {"choices": [choice.pk]}, tries_seen=0, confidence=3)


def right(user, question):
    choice = question.choices.get(correct=True)
    Account(user).answer(question, {"choices": [choice.pk]}, tries_seen=None)


def hint(user, question):
    Account(user).reveal(question)


def number(user, _question):
    Account(user).answer(Question.objects.get(key="n"), {"number": "7"}, tries_seen=0)


def arranged(user, _question):
    items = [part.token for part in Question.objects.get(kind="ordering").parts.all()]
    Account(user).answer(Question.objects.get(kind="ordering"), {"order": items[::-1]}, tries_seen=0)
    Account(user).reveal(Question.objects.get(kind="matching"))


def submitted(user, _question, verdict="wrong_answer", number=1):
    task = Card.objects.get(slug="softmax-stable").code_tasks.get()
    Submission.objects.create(
        user=user, task=task, scope="all", number=number, status="done", verdict=verdict, done_at=timezone.now()
    )


def accepted(user, question):
    submitted(user, question, verdict="accepted", number=2)


def completed(user, _question):
    Completion.objects.create(card=Card.objects.get(slug="softmax-stable"), user=user)


def reviewed(user, _question):
    Memory.objects.create(
        user=user, prompt=Prompt.objects.get(), state=2, reps=3, stability=50, due=timezone.now(),
        last_review=timezone.now(),
    )  # fmt: skip


def renamed(user, _question):
    user.name = "Quite <b>Another</b>"
    user.save(update_fields=["name"])


def promoted(user, _question):
    user.is_staff = True
    user.save(update_fields=["is_staff"])


STEPS = [submitted, wrong, hint, right, number, arranged, accepted, completed, reviewed, renamed, promoted]


def test_it_is_at_every_step_what_it_would_be_rendered_whole(full, question, alice, dave):
    client, other = signed_in(alice), signed_in(dave)
    untouched = look(other)
    assert same(untouched, whole(other))
    seen = {TOKEN.sub("", look(client))}
    for step in STEPS:
        step(alice, question)
        page = look(client)
        assert same(page, whole(client)), step.__name__
        assert same(look(client), page), step.__name__  # from memory
        assert TOKEN.sub("", page) not in seen, step.__name__
        seen.add(TOKEN.sub("", page))
        everybody = look(other)
        assert same(everybody, untouched.replace(">0 users<", ">1 user<")) or same(everybody, untouched), step.__name__


def test_a_step_taken_back_shows_too(full, question, alice):
    client = signed_in(alice)
    before = look(client)
    wrong(alice, question)
    hint(alice, question)
    assert not same(look(client), before)
    Attempt.objects.all().delete()
    HintUse.objects.all().delete()
    assert same(look(client), before)


def test_a_verdict_that_is_changed_shows(full, question, alice):
    client = signed_in(alice)
    accepted(alice, question)
    assert "1 of 6 tasks solved" in look(client)
    Submission.objects.update(verdict="wrong_answer")
    assert "0 of 6 tasks solved" in look(client)


def test_nothing_of_a_learner_is_in_what_is_kept_for_all(full, question, alice, dave):
    client = signed_in(alice)
    wrong(alice, question)
    page = look(client)
    for common in own_parts._kept.values():
        text = b"".join(piece for part in common.parts if isinstance(part, Woven) for piece in part.plain).decode()
        assert len(text) > 1000
        for own in ("Alice Learner", "alice", "AL<", TOKEN.search(page)[0], "because sharper"):
            assert own not in text
    page = look(signed_in(dave))
    assert not any(own in page for own in ("Alice", "alice", "because sharper", f'value="{alice.pk}"><div'))
    assert f'name="learner" value="{dave.pk}"' in page


def test_learners_do_not_meet_whatever_the_turn(full, question, alice, dave):
    clients = {alice: signed_in(alice), dave: signed_in(dave)}
    for step, user in [(wrong, alice), (right, dave), (hint, alice), (number, dave), (completed, alice)]:
        step(user, question)
        for who, client in clients.items():
            page = look(client)
            assert same(page, whole(client))
            assert set(re.findall(r'name="learner" value="(\d+)"', page)) == {str(who.pk)}
            assert f"@{who.username}" in page


def test_each_page_carries_one_fresh_token_that_works_for_this_learner_alone(full, question, alice, dave):
    one, two = (signed_in(user, enforce_csrf_checks=True) for user in (alice, dave))
    tokens = [set(TOKEN.findall(look(client))) for client in (one, one, two)]
    assert [len(each) for each in tokens] == [1, 1, 1]
    assert len(set.union(*tokens)) == 3
    (first,), (again,), (other,) = tokens
    for client, token, status in [(one, first, 302), (one, again, 302), (two, other, 302), (one, other, 403)]:
        data = {"choice": question.choices.first().pk, "csrfmiddlewaretoken": token}
        assert client.post(f"/questions/{question.pk}/answer", data).status_code == status


def test_a_compressed_page_is_the_page(full, question, alice):
    client = signed_in(alice)
    wrong(alice, question)
    for _ in range(2):
        response = client.get(PATH, headers={"accept-encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in response["Vary"]
        assert "Cookie" in response["Vary"]
        assert same(gzip.decompress(response.content).decode(), look(client))
        assert len(response.content) < len(look(client)) / 2


def test_its_compressed_length_varies(full, alice):
    """BREACH measures lengths: what is secret is not compressed, and the whole is padded by chance."""
    client = signed_in(alice)
    lengths = {len(client.get(PATH, headers={"accept-encoding": "gzip"}).content) for _ in range(8)}
    assert len(lengths) > 1


def test_a_message_is_told_once(full, alice, rf):
    client = signed_in(alice)
    look(client)
    store = messages.storage.cookie.CookieStorage(rf.get("/"))
    client.cookies["messages"] = store._encode([messages.storage.base.Message(messages.SUCCESS, "Well done.")])
    assert "Well done." in look(client)
    assert "Well done." not in look(client)


def test_language_and_theme_are_ones_own(full, alice, dave):
    client, other = signed_in(alice), signed_in(dave)
    look(client)
    client.post("/theme", {"theme": "dark"})
    assert 'data-theme="dark"' in look(client)
    assert 'data-theme="dark"' not in look(other)
    alice.language = "de"
    alice.save(update_fields=["language"])
    assert '<html lang="de"' in look(client)
    assert same(look(client), whole(client))
    assert '<html lang="en"' in look(other)


def test_after_signing_out_it_is_a_guests_page(full, question, alice):
    client = signed_in(alice)
    wrong(alice, question)
    assert "Not yet" in look(client)
    client.logout()
    page = look(client)
    assert "Alice" not in page
    assert "because sharper" not in page


def test_an_edit_and_an_approval_show_at_once(full, alice, bob, carol, university):
    client = signed_in(alice)
    look(client)
    write_revision(full, title="Softmax, again", summary="", body="x\n", cover="", author=bob)
    assert "Softmax, again" in look(client)
    full.refresh_from_db()
    approve(full.current, Approval.memberships_of(carol).get(), Rubric(4, 4, 4), "Good.")
    assert "University of Tests" in look(client)
    Question.objects.filter(key="n").update(active=False)
    changed()
    assert "How much?" not in look(client)
    assert same(look(client), whole(client))


def test_a_draft_is_kept_for_nobody(full, bob):
    Card.objects.update(status=Card.Status.DRAFT)
    changed()
    assert "Only creators see this card" in look(signed_in(bob))
    assert not own_parts._kept


def test_memory_is_bounded(full, question, alice, dave, monkeypatch):
    monkeypatch.setattr(own_parts, "MOST_OWN", 1)
    for user in (alice, dave):
        look(signed_in(user))
    (common,) = own_parts._kept.values()
    assert {len(gap.known) for gap in common.gaps} <= {0, 1}
    monkeypatch.setattr(own_parts, "MOST", 0)
    own_parts._kept.clear()
    assert "Alice Learner" in look(signed_in(alice))
    assert not own_parts._kept


LEVELS = [("", None), ("attempted", wrong), ("attempted", hint), ("proficient", completed), ("mastered", reviewed)]


def test_the_level_of_mastery_follows_what_was_done(full, question, alice):
    client = signed_in(alice)
    for word, step in LEVELS:
        if step:
            step(alice, question)
        badge = re.search(r'<span class="badge spot" id="reached"( hidden)?>.*?</svg>\s*(.*?)</span>', look(client))
        assert (badge[2] if not badge[1] else "") == word


def test_an_answer_brings_the_new_level_along(full, question, alice):
    client = signed_in(alice)
    data = {"choice": question.choices.get(correct=True).pk, "tries": "0"}
    answer = client.post(f"/questions/{question.pk}/answer", data, headers={"HX-Request": "true"}).content.decode()
    assert re.search(r'id="reached" hx-swap-oob="true">.*?</svg>\s*attempted</span>', answer)
    assert 'id="reached"' not in look(Client())
