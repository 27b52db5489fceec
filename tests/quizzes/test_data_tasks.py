"""Tasks on a data set, on the site: where the data is looked for, on how many draws they are proven, what is shown."""

import pytest
from django.urls import reverse

from quizzes import judging, proving
from quizzes.authoring import set_files
from quizzes.intake import submit
from quizzes.models import CodeTask, Submission
from sandbox.check import check_package
from tests.quizzes.reports import report_of
from tests.quizzes.test_views_code import done
from tests.sandbox.digit_task import FILES, REFERENCE
from tests.sandbox.in_process import InProcess


@pytest.fixture
def digit_task(card):
    task = CodeTask(card=card, slug="classify", position=0)
    set_files(task, FILES)
    return task


@pytest.fixture
def asked(monkeypatch):
    """What the judge and the check were asked for."""
    found = []

    def check(package, sandboxes, seeds, **options):
        found.append({"seeds": seeds, **options})
        return check_package(package, {"numpy": InProcess()}, seeds, **options)

    monkeypatch.setattr(judging, "judge", lambda *_, **options: found.append(options) or report_of("accepted", 1.0))
    monkeypatch.setattr(proving, "check_package", check)
    return found


def test_submissions_are_judged_on_the_data_of_this_node(alice, digit_task, asked, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("quizzes.tasks.judge.apply_async", lambda *_, **__: None)
    settings.DATA_DIR = tmp_path
    judging.judge_again(submit(alice, digit_task, REFERENCE.encode(), "all"))
    assert [options["data_dir"] for options in asked] == [tmp_path]


def test_a_training_task_is_proven_on_one_draw_and_the_proof_names_the_data(digit_task, asked, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    found = proving.prove(digit_task.pk, InProcess())
    assert found["ok"], found["findings"]
    assert (found["seeds"], found["versions"]["data"]) == (1, "UCI digits (sha256 6ebb3d2fee24)")
    assert asked == [{"seeds": 1, "data_dir": tmp_path}]


def test_the_page_of_an_accepted_submission_shows_the_error_rate(client, alice, digit_task, monkeypatch):
    monkeypatch.setattr("quizzes.tasks.judge.apply_async", lambda *_, **__: None)
    client.force_login(alice)
    client.post(reverse("code_submit", args=[digit_task.slug]), {"code": REFERENCE, "scope": "all"})
    submission = Submission.objects.get()
    report = judging.judge(digit_task.package, REFERENCE.encode(), sandbox=InProcess(), seed=1, data_dir=None).to_json()
    done(submission, "accepted", report)
    page = client.get(submission.get_absolute_url()).content.decode()
    assert " of 450 wrong" in page
    assert "target ≤ 20.00 %" in page
    assert "UCI digits (sha256 6ebb3d2fee24)" in page
    assert "the true labels, which are not shown" in page
