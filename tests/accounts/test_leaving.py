"""Deleting an account: what goes, what stays without a name, and who cannot."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.leaving import KEPT, LastAdmin, leave, may_leave
from accounts.models import User
from accounts.rows import tables
from cards.models import Completion
from quizzes.models import Attempt, Draft, HintUse, Source, Submission


@pytest.fixture
def work(alice, card, question, code_task):
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    Attempt.objects.create(question=question, user=alice, response={"choices": [1]}, score=0.5, correct=False)
    HintUse.objects.create(user=alice, hint=question.hints.first())
    for number, status in enumerate(("done", "queued"), start=1):
        row = Submission.objects.create(user=alice, task=code_task, scope="all", number=number)
        Source.objects.create(submission=row, code=b"alice_was_here = 1")
        if status == "done":
            Submission.objects.filter(pk=row.pk).update(
                status="done", verdict="accepted", score=1.0, report={"prints": "alice"}, done_at=timezone.now()
            )
    Draft.objects.create(user=alice, task=code_task, source="draft of alice", version=2)
    Completion.objects.create(user=alice, card=card)


def test_everything_but_the_figures_goes(alice, work):
    leave(alice)
    left = {table.label for table in tables() if table.owned and table.of(alice).exists()}
    assert left == KEPT


def test_answers_and_verdicts_stay_without_their_text(alice, work):
    leave(alice)
    (row,) = Submission.objects.all()
    assert (row.verdict, row.score, row.report) == ("accepted", 1.0, None)
    assert not Source.objects.exists()
    assert Attempt.objects.get().score == 0.5


def test_nothing_of_the_person_is_left_in_the_row(alice, work):
    leave(alice)
    row = User.objects.get(pk=alice.pk)
    assert "alice" not in f"{row.username} {row.name} {row.first_name} {row.last_name} {row.email}".lower()
    assert not row.is_active
    assert not row.has_usable_password()
    assert row.shown_name == "Former member"


def test_the_name_and_the_address_are_free_again(alice, work, client):
    leave(alice)
    new = {"username": "alice", "email": "alice@example.org", "password1": "correct horse battery"}
    assert client.post(reverse("account_signup"), new).status_code == 302
    assert User.objects.filter(username="alice").exists()


def test_cards_stay_published_by_a_former_member(author, card, client):
    leave(author)
    page = client.get(card.get_absolute_url()).content.decode()
    assert "Former member" in page
    assert "author" not in User.objects.get(pk=author.pk).username


def test_the_last_administrator_cannot_leave(admin_user, alice):
    assert not may_leave(admin_user)
    with pytest.raises(LastAdmin):
        leave(admin_user)
    alice.is_superuser = True
    alice.save()
    leave(admin_user)
    assert not may_leave(alice)


def test_the_page_tells_the_last_administrator(client, admin_user, sign_in):
    sign_in(admin_user, password="password")
    assert "You are the last administrator" in client.get(reverse("account_delete")).content.decode()
    client.post(reverse("account_delete"), {"username": admin_user.username})
    admin_user.refresh_from_db()
    assert admin_user.is_active


def test_the_wrong_name_deletes_nothing(signed_in, alice):
    page = signed_in.post(reverse("account_delete"), {"username": "alicia"})
    assert page.status_code == 400
    alice.refresh_from_db()
    assert alice.is_active


def test_the_right_name_deletes_the_account_and_ends_every_session(sign_in, signed_in, alice):
    phone = sign_in(alice, Client())
    answer = signed_in.post(reverse("account_delete"), {"username": "alice"}, follow=True)
    assert "Your account is deleted" in answer.content.decode()
    assert signed_in.get(reverse("home")).status_code == 302
    assert phone.get(reverse("home")).status_code == 302


def test_an_old_sign_in_is_asked_for_the_password_first(client, alice):
    client.force_login(alice)
    answer = client.post(reverse("account_delete"), {"username": "alice"})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    alice.refresh_from_db()
    assert alice.is_active
