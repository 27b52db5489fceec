"""Where GPU tasks wait and are judged: on a GPU, on the CPU instead, or not before there is a GPU. No GPU is needed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import judging
from quizzes.authoring import set_files
from quizzes.intake import submit
from quizzes.models import Node, Submission
from quizzes.nodes import lane_served
from quizzes.proving import unproven
from tests.quizzes.reports import report_of

pytestmark = pytest.mark.django_db(transaction=True)
CODE = b"def softmax(x): ..."


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr("quizzes.tasks.judge.apply_async", lambda args, **options: messages.append(options["queue"]))
    return messages


@pytest.fixture
def gpu_task(code_task):
    files = dict(code_task.files.values_list("path", "text"))

    def made(gpu):
        toml = files["task.toml"].replace('profile = "numpy"', f'profile = "torch-gpu"\ngpu = "{gpu}"')
        set_files(code_task, files | {"task.toml": toml})
        code_task.refresh_from_db()
        vars(code_task).pop("package", None)
        return code_task

    return made


def node(name, *profiles, queues=("judge",)):
    sandboxes = {profile: {"slots": 1} for profile in profiles}
    return Node.objects.create(name=name, queues=list(queues), sandboxes=sandboxes, seen_at=timezone.now())


def test_a_task_that_requires_a_gpu_waits_for_one(alice, gpu_task, sent):
    node("cpu", "numpy", "torch")
    submission = submit(alice, gpu_task("required"), CODE, "all")
    assert sent == ["judge.gpu"]
    judging.sweep()
    submission.refresh_from_db()
    assert (submission.lane, submission.status) == ("judge.gpu", "queued")
    assert not lane_served("judge.gpu")


@pytest.mark.parametrize(("scope", "lane"), [("all", "judge"), ("public", "judge.run")])
def test_a_task_that_prefers_a_gpu_does_without_one(alice, gpu_task, sent, scope, lane):
    node("cpu", "numpy", "torch")
    submit(alice, gpu_task("preferred"), CODE, scope)
    assert sent == [lane]


@pytest.mark.parametrize("gpu", ["required", "preferred"])
def test_with_a_gpu_node_both_go_there(alice, gpu_task, sent, gpu):
    node("gpu", "torch-gpu", queues=["judge.gpu"])
    submit(alice, gpu_task(gpu), CODE, "all")
    assert sent == ["judge.gpu"]
    assert lane_served("judge.gpu")


def test_a_gpu_node_whose_sandbox_is_broken_is_none(alice, gpu_task, sent):
    Node.objects.create(name="gpu", queues=["judge.gpu"], sandboxes={"torch-gpu": {"error": "no device"}})
    submit(alice, gpu_task("preferred"), CODE, "all")
    assert sent == ["judge"]


@pytest.mark.parametrize(("gpu", "lane"), [("preferred", "judge"), ("required", "judge.gpu")])
def test_when_the_last_gpu_node_dies_the_sweeper_moves_what_can_do_without(alice, gpu_task, gpu, lane):
    gpu_node = node("gpu", "torch-gpu", queues=["judge.gpu"])
    submission = submit(alice, gpu_task(gpu), CODE, "all")
    judging.sweep()
    assert Submission.objects.get(pk=submission.pk).lane == "judge.gpu"
    gpu_node.delete()
    judging.sweep()
    assert Submission.objects.get(pk=submission.pk).lane == lane


@pytest.mark.parametrize(("served", "used", "reduced"), [("torch", "torch", True), ("torch-gpu", "torch-gpu", False)])
def test_the_verdict_says_that_it_came_from_the_cpu(
    alice, gpu_task, monkeypatch, settings, tmp_path, served, used, reduced
):
    settings.SANDBOX_SOCKETS = tmp_path
    (tmp_path / f"sandbox-{served}.sock").touch()
    asked = []
    monkeypatch.setattr(judging, "Sandbox", lambda path: asked.append(path.name))
    monkeypatch.setattr(judging, "judge", lambda *args, **options: report_of(verdict="accepted", score=1.0))
    submission = submit(alice, gpu_task("preferred"), CODE, "all")
    judging.judge_submission(str(submission.pk))
    submission.refresh_from_db()
    assert asked == [f"sandbox-{used}.sock"]
    assert submission.report["reduced"] is reduced


def test_the_page_says_why_it_waits_and_that_the_cpu_judged(client, alice, gpu_task):
    client.force_login(alice)
    submission = submit(alice, gpu_task("required"), CODE, "all")
    page = client.get(submission.get_absolute_url()).content.decode()
    assert "This task needs a GPU, and no judge with one is up" in page
    judged = report_of(verdict="accepted", score=1.0).to_json() | {"reduced": True}
    Submission.objects.filter(pk=submission.pk).update(
        status="done", verdict="accepted", score=1.0, done_at=timezone.now(), report=judged
    )
    page = client.get(reverse("submission", args=[submission.pk])).content.decode()
    assert "Judged on the CPU, with smaller sizes" in page


def test_it_is_proven_where_it_can_be_judged(gpu_task):
    node("cpu", "numpy", "torch")
    assert unproven() is None or unproven()[1] == "default"
    task = gpu_task("preferred")
    assert unproven() == (task, "default")
    task = gpu_task("required")
    assert unproven() is None
    node("gpu", "torch-gpu", queues=["judge.gpu"])
    assert unproven() == (task, "judge.gpu")
