import pytest
from django.utils import timezone

from cards.models import Completion
from quizzes import judging, rejudging
from quizzes.models import CodeTask, Rejudge, Source, Submission
from sandbox.client import SandboxUnavailable
from tests.quizzes.reports import report_of


@pytest.fixture
def judged(alice, dave, code_task):
    """Two judged submissions: alice was wrong, dave was right."""
    rows = []
    for user, verdict, score in ((alice, "wrong_answer", 0.0), (dave, "accepted", 1.0)):
        row = Submission.objects.create(
            user=user,
            task=code_task,
            scope="all",
            number=1,
            status="done",
            verdict=verdict,
            score=score,
            done_at=timezone.now(),
        )
        Source.objects.create(submission=row, code=b"x")
        rows.append(row)
    return rows


def verdicts(monkeypatch, **by_name):
    def again(submission):
        verdict = by_name[submission.user.username]
        return report_of(verdict=verdict, score=float(verdict == "accepted"))

    monkeypatch.setattr(judging, "judge_again", again)


def run_all(rejudge):
    for pk in rejudging.pending_ids(rejudge):
        rejudging.judge_shadow(pk)
    rejudge.refresh_from_db()


def test_it_changes_nothing_until_applied(monkeypatch, judged, code_task, bob):
    verdicts(monkeypatch, alice="accepted", dave="accepted")
    rejudge = rejudging.start(code_task, bob)
    run_all(rejudge)
    assert rejudge.state == Rejudge.State.READY
    assert [shadow.submission for shadow in rejudge.shadows.changed()] == [judged[0]]
    judged[0].refresh_from_db()
    assert judged[0].verdict == "wrong_answer"
    assert rejudging.apply(rejudge) == 1
    judged[0].refresh_from_db()
    assert judged[0].verdict == "accepted"
    assert Completion.objects.filter(user=judged[0].user).exists()


def test_a_lost_acceptance_keeps_the_completion(monkeypatch, judged, code_task, bob):
    Completion.objects.create(card=code_task.card, user=judged[1].user)
    verdicts(monkeypatch, alice="wrong_answer", dave="partial")
    rejudge = rejudging.start(code_task, bob)
    run_all(rejudge)
    rejudging.apply(rejudge)
    judged[1].refresh_from_db()
    assert judged[1].verdict == "partial"
    assert Completion.objects.filter(user=judged[1].user).exists()


def test_a_discarded_one_leaves_all_as_it_was(monkeypatch, judged, code_task, bob):
    verdicts(monkeypatch, alice="accepted", dave="partial")
    rejudge = rejudging.start(code_task, bob)
    run_all(rejudge)
    rejudging.discard(rejudge)
    assert [row.verdict for row in Submission.objects.order_by("user__username")] == ["wrong_answer", "accepted"]
    rejudge.refresh_from_db()
    with pytest.raises(rejudging.CannotRejudge, match="discarded"):
        rejudging.apply(rejudge)


def test_it_is_bound_to_the_tasks_content(monkeypatch, judged, code_task, bob):
    verdicts(monkeypatch, alice="accepted", dave="accepted")
    rejudge = rejudging.start(code_task, bob)
    run_all(rejudge)
    CodeTask.objects.filter(pk=code_task.pk).update(content_hash="1" * 64)
    with pytest.raises(rejudging.CannotRejudge, match="changed since"):
        rejudging.apply(rejudge)


def test_one_at_a_time(judged, code_task, bob):
    rejudging.start(code_task, bob)
    with pytest.raises(rejudging.CannotRejudge, match="open"):
        rejudging.start(code_task, bob)


def test_a_sandbox_that_is_away_leaves_it_pending_and_it_is_sent_again(monkeypatch, judged, code_task, bob):
    def away(submission):
        raise SandboxUnavailable("no socket")

    monkeypatch.setattr(judging, "judge_again", away)
    rejudge = rejudging.start(code_task, bob)
    run_all(rejudge)
    assert rejudge.state == Rejudge.State.RUNNING
    rejudge.shadows.update(sent_at=timezone.now() - 2 * rejudging.RESEND_AFTER)
    assert len(rejudging.lost_ids()) == 2
    assert rejudging.lost_ids() == []
