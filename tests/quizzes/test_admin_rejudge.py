import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import judging, rejudging
from quizzes.models import Rejudge, Source, Submission
from tests.quizzes.reports import report_of


@pytest.fixture
def own_task(code_task, bob):
    code_task.card.creator = bob
    code_task.card.save(update_fields=["creator"])
    return code_task


@pytest.fixture
def judged(alice, own_task):
    row = Submission.objects.create(
        user=alice,
        task=own_task,
        scope="all",
        number=1,
        status="done",
        verdict="wrong_answer",
        score=0.0,
        done_at=timezone.now(),
    )
    Source.objects.create(submission=row, code=b"x")
    return row


@pytest.fixture
def rejudge(monkeypatch, judged, own_task, bob):
    monkeypatch.setattr(judging, "judge_again", lambda submission: report_of(verdict="accepted", score=1.0))
    rejudge = rejudging.start(own_task, bob)
    for pk in rejudging.pending_ids(rejudge):
        rejudging.judge_shadow(pk)
    return rejudge


def test_a_creator_starts_one_from_the_task(
    client, bob, own_task, judged, monkeypatch, django_capture_on_commit_callbacks
):
    sent = []
    monkeypatch.setattr("quizzes.tasks.judge_shadow.apply_async", lambda args, **_: sent.append(args[0]))
    client.force_login(bob)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(reverse("admin:quizzes_codetask_rejudge", args=[own_task.pk]))
    rejudge = Rejudge.objects.get()
    assert page.url == reverse("admin:quizzes_rejudge_change", args=[rejudge.pk])
    assert sent == rejudging.pending_ids(rejudge)


def test_it_lists_what_changes_and_applies_it(client, bob, rejudge, judged):
    client.force_login(bob)
    page = client.get(reverse("admin:quizzes_rejudge_change", args=[rejudge.pk])).content.decode()
    assert "1 with another verdict" in page
    assert "Wrong answer" in page
    client.post(reverse("admin:quizzes_rejudge_close", args=[rejudge.pk, "apply"]))
    judged.refresh_from_db()
    assert judged.verdict == "accepted"


def test_it_can_be_discarded(client, bob, rejudge, judged):
    client.force_login(bob)
    client.post(reverse("admin:quizzes_rejudge_close", args=[rejudge.pk, "discard"]))
    judged.refresh_from_db()
    rejudge.refresh_from_db()
    assert (judged.verdict, rejudge.state) == ("wrong_answer", "discarded")


def test_nobody_else_sees_or_closes_it(client, alice, carol, rejudge, judged):
    for stranger in (alice, carol):
        client.force_login(stranger)
        assert client.get(reverse("admin:quizzes_rejudge_change", args=[rejudge.pk])).status_code in (302, 403, 404)
        assert client.post(reverse("admin:quizzes_rejudge_close", args=[rejudge.pk, "apply"])).status_code in (
            302,
            403,
            404,
        )
    judged.refresh_from_db()
    assert judged.verdict == "wrong_answer"


def test_it_is_closed_by_post_only(client, bob, rejudge):
    client.force_login(bob)
    assert client.get(reverse("admin:quizzes_rejudge_close", args=[rejudge.pk, "apply"])).status_code == 403
