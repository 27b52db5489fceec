"""Claims, fencing and sweeps, with the judge itself replaced: what it returns is given, what is written is checked."""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from cards.models import Completion
from quizzes import judging, tasks
from quizzes.authoring import set_files
from quizzes.intake import Refused, cancel, submit
from quizzes.models import CodeTask, Source, Submission
from sandbox.client import SandboxAway, SandboxUnavailable
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


def test_seeds_that_wait_are_those_of_the_same_task_and_lane(alice, code_task, sent):
    first, run, second = (queued(alice, code_task, scope) for scope in ("all", "public", "all"))
    Submission.objects.filter(pk=first.pk).update(status="claimed")
    assert judging._seeds_that_wait(first) == [second.seed]
    assert judging._seeds_that_wait(run) == [run.seed]


def test_runs_have_a_lane_of_their_own(alice, code_task, sent):
    queued(alice, code_task, "public")
    assert sent[0][1] == "judge.run"


def test_a_broker_that_is_down_loses_nothing(alice, code_task, monkeypatch):
    def down(*args, **options):
        raise ConnectionRefusedError("broker")

    monkeypatch.setattr("quizzes.tasks.judge.apply_async", down)
    submission = queued(alice, code_task)
    assert judging.sweep() == {}
    Submission.objects.filter(pk=submission.pk).update(queued_at=timezone.now() - timedelta(minutes=2))
    assert judging.sweep() == {"judge": [str(submission.pk)]}


@pytest.mark.parametrize(("messages", "sent_again"), [(0, 3), (2, 1), (3, 0), (9, 0)])
def test_the_sweeper_sends_as_many_messages_as_are_missing(alice, code_task, sent, monkeypatch, messages, sent_again):
    for _ in range(3):
        queued(alice, code_task)
    Submission.objects.update(queued_at=timezone.now() - timedelta(minutes=2))
    sent.clear()
    monkeypatch.setattr(tasks, "messages", lambda queue: messages)
    tasks.sweep()
    assert len(sent) == sent_again


def test_a_queue_that_never_had_a_message_holds_none():
    assert tasks.messages(f"never-{uuid4()}") == 0


def test_messages_are_counted_in_the_real_broker():
    queue = f"counted-{uuid4()}"
    for _ in range(2):
        tasks.prove.apply_async(("nobody",), queue=queue)
    assert tasks.messages(queue) == 2


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


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(judging, "SANDBOX_WAIT_S", 0.0)
    monkeypatch.setattr(judging, "DATABASE_WAIT_S", 1.0)
    monkeypatch.setattr(judging, "LOOK_S", 0.01)


def failing(monkeypatch, *errors):
    """The judge raises these one after another, and accepts from then on."""
    left = list(errors)

    def judge(*args, **options):
        options["on_phase"]("run")
        if left:
            raise left.pop(0)
        return report_of(verdict="accepted", score=1.0)

    monkeypatch.setattr(judging, "judge", judge)


def test_a_missing_sandbox_costs_no_try_however_long_it_is_away(alice, code_task, monkeypatch, impatient):
    failing(monkeypatch, *[SandboxAway("no socket")] * 5)
    submission = queued(alice, code_task)
    assert [judging.judge_submission(str(submission.pk)) for _ in range(6)] == ["judge"] * 5 + [None]
    submission.refresh_from_db()
    assert (submission.verdict, submission.tries, submission.token) == ("accepted", 1, 6)


def test_a_sandbox_that_comes_back_soon_is_waited_for(alice, code_task, monkeypatch):
    monkeypatch.setattr(judging, "LOOK_S", 0.01)
    failing(monkeypatch, SandboxAway("no socket"), SandboxAway("refused"))
    submission = queued(alice, code_task)
    assert judging.judge_submission(str(submission.pk)) is None
    submission.refresh_from_db()
    assert (submission.verdict, submission.token) == ("accepted", 1)


def test_a_sandbox_that_dies_with_the_code_is_tried_three_times_and_then_our_fault(alice, code_task, monkeypatch):
    failing(monkeypatch, *[SandboxUnavailable("it hung up")] * 3)
    submission = queued(alice, code_task)
    assert [judging.judge_submission(str(submission.pk)) for _ in range(4)] == ["judge", "judge", None, None]
    submission.refresh_from_db()
    assert (submission.verdict, submission.score, submission.tries) == ("internal_error", None, 3)


def orphan(submission, status, **fields):
    """Its worker died: the lease runs out."""
    past = timezone.now() - timedelta(seconds=1)
    Submission.objects.filter(pk=submission.pk).update(status=status, lease_until=past, **fields)
    judging.sweep()
    submission.refresh_from_db()
    return submission


def test_a_sandbox_that_failed_three_times_is_put_in_quarantine(alice, code_task, monkeypatch):
    retired = []

    def down(*args, **options):
        raise SandboxUnavailable("it hangs up")

    monkeypatch.setattr(judging, "judge", down)
    monkeypatch.setattr(judging.Sandbox, "retire", lambda self: retired.append(self.socket_path.name))
    submission = queued(alice, code_task)
    for tries in (1, 2, 3):
        assert retired == []
        judging.judge_submission(str(submission.pk))
        submission.refresh_from_db()
        assert submission.tries == tries
    assert submission.verdict == "internal_error"
    assert retired == ["sandbox-numpy.sock"]


def test_a_worker_that_dies_before_the_code_runs_costs_no_try(alice, code_task):
    submission = queued(alice, code_task)
    judging._claim(str(submission.pk))
    assert (orphan(submission, "claimed").status, submission.tries) == ("queued", 0)


def test_a_worker_that_dies_with_the_code_costs_a_try(alice, code_task):
    submission = queued(alice, code_task)
    judging._claim(str(submission.pk))
    assert (orphan(submission, "running").status, submission.tries) == ("queued", 1)


def test_a_task_whose_preparation_kills_every_worker_ends_too(alice, code_task):
    submission = orphan(queued(alice, code_task), "claimed", token=judging.FREE_CLAIMS + 1, tries=3)
    assert (submission.status, submission.verdict) == ("done", "internal_error")


def test_a_cancel_holds_when_the_worker_dies(alice, code_task):
    submission = queued(alice, code_task)
    judging._claim(str(submission.pk))
    cancel(submission)
    assert orphan(submission, "running").verdict == "cancelled"


def test_a_database_that_is_away_for_a_moment_costs_nothing(alice, code_task, monkeypatch, impatient):
    submission = queued(alice, code_task)
    verdict(monkeypatch, "accepted")
    record, away = judging._record, [OperationalError("shutting down"), InterfaceError("closed")]

    def late(*args):
        if away:
            raise away.pop()
        return record(*args)

    monkeypatch.setattr(judging, "_record", late)
    assert judging.judge_submission(str(submission.pk)) is None
    submission.refresh_from_db()
    assert (submission.verdict, submission.tries) == ("accepted", 1)


def test_a_database_that_stays_away_is_an_error(monkeypatch, impatient):
    def away(*args):
        raise OperationalError("no route")

    monkeypatch.setattr(judging, "_claim", away)
    with pytest.raises(OperationalError, match="no route"):
        judging.judge_submission(str(uuid4()))


def test_a_heartbeat_outlives_a_fault_of_the_database(alice, code_task, monkeypatch):
    monkeypatch.setattr(judging, "BEAT_S", 0.01)
    claim = judging._claim(str(queued(alice, code_task).pk))
    wants, asked = judging.Heartbeat._wants_cancel, []

    def faulty(heartbeat):
        asked.append(len(asked))
        if len(asked) == 1:
            raise OperationalError("restarting")
        return wants(heartbeat)

    monkeypatch.setattr(judging.Heartbeat, "_wants_cancel", faulty)
    with judging.Heartbeat(claim):
        until = time.monotonic() + 10
        while len(asked) < 3:
            assert time.monotonic() < until
            time.sleep(0.01)


def test_a_lease_ends_by_the_clock_of_the_database(alice, code_task, monkeypatch):
    submission = queued(alice, code_task)
    monkeypatch.setattr(timezone, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    judging._claim(str(submission.pk))
    assert not Submission.objects.orphaned().exists()


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


def test_the_position_is_asked_in_one_query(alice, code_task, django_assert_num_queries):
    rows = [queued(alice, code_task) for _ in range(4)]
    with django_assert_num_queries(1):
        assert rows[-1].ahead() == 3
    Submission.objects.filter(pk=rows[0].pk).update(status="claimed")
    assert [row.ahead() for row in rows] == [0, 0, 1, 2]


def test_the_position_counts_fair_turns(alice, dave, code_task):
    flood = [queued(alice, code_task) for _ in range(3)]
    single = queued(dave, code_task)
    assert [row.ahead() for row in (*flood, single)] == [0, 2, 3, 1]


def test_the_files_of_a_task_are_parsed_once_for_each_content(code_task, django_assert_num_queries):
    first = CodeTask.objects.get(pk=code_task.pk)
    assert first.package.content_hash == code_task.content_hash
    again = CodeTask.objects.get(pk=code_task.pk)
    with django_assert_num_queries(0):
        assert again.package is first.package


def test_changed_files_are_another_package(code_task):
    before = code_task.package
    files = dict(before.files) | {"statement.md": "Write it *again*.\n"}
    set_files(code_task, files)
    assert CodeTask.objects.get(pk=code_task.pk).package.files["statement.md"] == files["statement.md"]
    set_files(code_task, dict(before.files))
    assert CodeTask.objects.get(pk=code_task.pk).package.content_hash == before.content_hash


def test_a_row_that_was_claimed_in_between_is_not_claimed_twice(alice, code_task):
    submission = queued(alice, code_task)
    assert judging._claim_row(submission.pk, 0).token == 1
    Submission.objects.filter(pk=submission.pk).update(status="queued")
    assert judging._claim_row(submission.pk, 0) is None
