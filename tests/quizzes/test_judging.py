"""Claims, fencing and sweeps, with the judge itself replaced: what it returns is given, what is written is checked."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cards.models import Completion
from quizzes import judging
from quizzes.intake import Refused, cancel, submit
from quizzes.models import Source, Submission
from sandbox.client import SandboxUnavailable
from tests.quizzes.reports import report_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    """Messages go here, not to a broker."""
    messages = []
    monkeypatch.setattr(
        "quizzes.tasks.judge.apply_async", lambda args, **options: messages.append((args[0], options["queue"]))
    )
    return messages


def verdict(monkeypatch, verdict, score=1.0):
    report = report_of(verdict=verdict, score=score)
    monkeypatch.setattr(judging, "judge", lambda *args, **options: report)


def queued(alice, code_task, scope="all"):
    return submit(alice, code_task, b"def softmax(x): ...", scope)


def test_a_submission_is_a_row_and_one_message(alice, code_task, sent):
    submission = queued(alice, code_task)
    assert (submission.status, submission.verdict) == ("queued", "")
    assert bytes(Source.objects.get(submission=submission).code) == b"def softmax(x): ..."
    assert sent == [(str(submission.pk), "judge")]


def test_runs_have_a_lane_of_their_own(alice, code_task, sent):
    queued(alice, code_task, "public")
    assert sent[0][1] == "judge.run"


def test_a_broker_that_is_down_loses_nothing(alice, code_task, monkeypatch):
    def down(*args, **options):
        raise ConnectionRefusedError("broker")

    monkeypatch.setattr("quizzes.tasks.judge.apply_async", down)
    submission = queued(alice, code_task)
    Submission.objects.filter(pk=submission.pk).update(enqueued_at=timezone.now() - timedelta(minutes=2))
    assert judging.sweep() == [(str(submission.pk), "judge")]
    assert judging.sweep() == []


def test_it_records_the_verdict_once_and_completes_the_card(alice, code_task, monkeypatch):
    submission = queued(alice, code_task)
    verdict(monkeypatch, "accepted")
    judging.judge_submission(str(submission.pk))
    verdict(monkeypatch, "wrong_answer", 0.0)
    judging.judge_submission(str(submission.pk))
    submission.refresh_from_db()
    assert (submission.status, submission.verdict, submission.score, submission.tries) == ("done", "accepted", 1.0, 1)
    assert Completion.objects.filter(user=alice, card=code_task.card).count() == 1


def test_a_run_of_the_public_cases_completes_nothing(alice, code_task, monkeypatch):
    submission = queued(alice, code_task, "public")
    verdict(monkeypatch, "accepted")
    judging.judge_submission(str(submission.pk))
    assert not Completion.objects.exists()


def test_a_worker_that_was_thought_dead_writes_nothing(alice, code_task):
    submission = queued(alice, code_task)
    stale = judging._claim(str(submission.pk))
    Submission.objects.filter(pk=submission.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    judging.sweep()
    fresh = judging._claim(str(submission.pk))
    assert fresh.token == stale.token + 1
    assert not judging._record(stale, report_of(verdict="wrong_answer", score=0.0))
    assert judging._record(fresh, report_of(verdict="accepted", score=1.0))
    assert not judging._record(fresh, report_of(verdict="wrong_answer", score=0.0))
    submission.refresh_from_db()
    assert submission.verdict == "accepted"


def test_a_missing_sandbox_is_tried_three_times_and_then_our_fault(alice, code_task, monkeypatch):
    def away(*args, **options):
        raise SandboxUnavailable("no socket")

    monkeypatch.setattr(judging, "judge", away)
    submission = queued(alice, code_task)
    assert [judging.judge_submission(str(submission.pk)) for _ in range(4)] == ["judge", "judge", None, None]
    submission.refresh_from_db()
    assert (submission.verdict, submission.score, submission.tries) == ("internal_error", None, 3)


def test_a_cancelled_submission_is_never_judged(alice, code_task, monkeypatch):
    submission = queued(alice, code_task)
    cancel(submission)
    verdict(monkeypatch, "accepted")
    judging.judge_submission(str(submission.pk))
    submission.refresh_from_db()
    assert submission.verdict == "cancelled"


def test_a_flood_is_refused_with_the_time_to_wait(alice, code_task, settings):
    settings.SUBMISSIONS_PER_MINUTE = 2
    for _ in range(2):
        cancel(queued(alice, code_task))
    with pytest.raises(Refused) as refused:
        queued(alice, code_task)
    assert 0 < refused.value.retry_after <= 61
    assert Submission.objects.count() == 2


def test_a_source_over_256_kb_is_refused_and_not_stored(alice, code_task):
    with pytest.raises(Refused, match="256 KB"):
        submit(alice, code_task, b"#" * (256 * 1024 + 1), "all")
    assert not Submission.objects.exists()


def test_seeds_differ_between_submissions_and_stay_for_a_rejudge(alice, code_task):
    from quizzes.intake import fresh_seed

    first, second = queued(alice, code_task), queued(alice, code_task)
    assert first.seed != second.seed
    assert fresh_seed(first) == first.seed


def test_a_learner_with_many_rows_yields_to_one_with_a_single_row(alice, dave, code_task):
    flood = [queued(alice, code_task) for _ in range(4)]
    single = queued(dave, code_task)
    order = [judging._claim(str(flood[-1].pk)).submission.pk for _ in range(5)]
    assert order == [flood[0].pk, single.pk, *(row.pk for row in flood[1:])]


def test_the_position_counts_fair_turns(alice, dave, code_task):
    flood = [queued(alice, code_task) for _ in range(3)]
    single = queued(dave, code_task)
    assert [row.ahead() for row in (*flood, single)] == [0, 2, 3, 1]
