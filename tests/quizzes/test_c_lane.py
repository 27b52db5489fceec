"""Tasks in C on the site: where they wait and are judged, what their page shows, what they count for."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import judging
from quizzes.authoring import set_files
from quizzes.completion import complete_if_solved, progress
from quizzes.intake import submit
from quizzes.models import Node, Submission
from quizzes.nodes import lane_served
from quizzes.proving import unproven
from tests.quizzes.reports import report_of
from tests.sandbox.c_task import scaled_files

pytestmark = pytest.mark.django_db(transaction=True)
CODE = b"#include <stddef.h>"


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr("quizzes.tasks.judge.apply_async", lambda args, **options: messages.append(options["queue"]))
    return messages


@pytest.fixture
def c_task(code_task):
    set_files(code_task, scaled_files())
    code_task.refresh_from_db()
    vars(code_task).pop("package", None)
    return code_task


def node(name, *profiles, queues=("judge",)):
    sandboxes = {profile: {"slots": 1} for profile in profiles}
    return Node.objects.create(name=name, queues=list(queues), sandboxes=sandboxes, seen_at=timezone.now())


@pytest.mark.parametrize("scope", ["all", "public"])
def test_it_waits_in_a_lane_of_its_own_until_a_compiler_is_there(alice, c_task, sent, scope):
    node("one", "numpy", "torch", queues=["judge", "judge.run"])
    submission = submit(alice, c_task, CODE, scope)
    assert sent == ["judge.c"]
    judging.sweep()
    submission.refresh_from_db()
    assert (submission.lane, submission.status) == ("judge.c", "queued")
    assert not lane_served("judge.c")
    node("two", "numpy", "c", queues=["judge.c"])
    assert lane_served("judge.c")


def test_a_node_whose_sandbox_does_not_answer_does_not_serve_it():
    Node.objects.create(name="one", queues=["judge.c"], sandboxes={"c": {"error": "gone"}}, seen_at=timezone.now())
    assert not lane_served("judge.c")


def test_the_page_says_why_it_waits(client, alice, c_task):
    client.force_login(alice)
    submission = submit(alice, c_task, CODE, "all")
    page = client.get(submission.get_absolute_url()).content.decode()
    assert "This task needs a C compiler, and no judge with one is up" in page


def test_the_sandbox_with_the_compiler_judges_it(alice, c_task, monkeypatch, settings, tmp_path):
    settings.SANDBOX_SOCKETS = tmp_path
    (tmp_path / "sandbox-c.sock").touch()
    asked, sources = [], []
    monkeypatch.setattr(judging, "Sandbox", lambda path: asked.append(path.name))

    def judge(package, source, **options):
        sources.append(source)
        return report_of(verdict="accepted", score=1.0)

    monkeypatch.setattr(judging, "judge", judge)
    submission = submit(alice, c_task, CODE, "all")
    judging.judge_submission(str(submission.pk))
    assert (asked, sources) == (["sandbox-c.sock"], [CODE])


def test_it_is_proven_where_a_compiler_is(c_task):
    node("one", "numpy")
    assert unproven() is None
    node("two", "c", queues=["judge.c"])
    assert unproven() == (c_task, "judge.c")


def test_the_editor_is_told_the_language(client, alice, c_task):
    client.force_login(alice)
    page = client.get(c_task.get_absolute_url()).content.decode()
    assert "<b>solution.c</b>" in page
    assert 'data-language="/static/vendor/codemirror/c' in page
    assert "size_t scale(double *items, size_t n, double factor)" in page


def test_the_editor_of_python_loads_nothing_more(client, alice, code_task):
    client.force_login(alice)
    page = client.get(code_task.get_absolute_url()).content.decode()
    assert "<b>solution.py</b>" in page
    assert "data-language" not in page


def test_the_history_compares_with_the_starter_in_c(client, alice, c_task):
    client.force_login(alice)
    submit(alice, c_task, CODE, "all")
    page = client.get(reverse("code_history", args=[c_task.slug]) + "?old=starter&new=1")
    assert "return 0;" in page.content.decode()


def test_it_is_extra_so_no_card_waits_for_it(alice, c_task, question):
    alice.attempts.create(question=question, response={}, correct=True, score=1)
    found = progress(alice, c_task.card)
    assert (found.solved_questions, found.questions, found.code) == (1, 1, 0)
    assert complete_if_solved(alice, c_task.card)
    assert not Submission.objects.exists()


def test_the_card_s_page_counts_it_neither_as_open_nor_as_solved(client, alice, c_task, question):
    alice.attempts.create(question=question, response={}, correct=True, score=1)
    client.force_login(alice)
    address = c_task.card.get_absolute_url()
    assert "1 of 1 tasks solved" in client.get(address).content.decode()
    accepted = {"status": "done", "verdict": "accepted", "done_at": timezone.now()}
    Submission.objects.filter(pk=submit(alice, c_task, CODE, "all").pk).update(**accepted)
    page = client.get(address).content.decode()
    assert "1 of 1 tasks solved" in page
    assert "Accepted" in page
