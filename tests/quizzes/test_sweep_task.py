"""What the sweep sends off besides lost submissions."""

import pytest

from quizzes import tasks


@pytest.fixture
def proved(monkeypatch, db):
    """The ids that were sent to be proven, with one task that lacks its proof and no sandbox for numbers."""
    sent = []
    task = type("Unproven", (), {"pk": "the-task"})()
    monkeypatch.setattr("quizzes.proving.unproven", lambda: (task, "default"))
    monkeypatch.setattr(tasks.prove, "apply_async", lambda args, **_: sent.append(args))
    return sent


def test_a_task_without_proof_is_proven_by_judges_that_idle(proved):
    tasks.sweep()
    assert proved == [("the-task",)]


def test_a_site_may_leave_its_tasks_unproven(proved, settings):
    settings.PROVE_TASKS = False
    tasks.sweep()
    assert proved == []
