"""GET and POST /api/v1/submissions/"""

import json

import pytest
from django.utils import timezone

from api import reports
from cards.models import Card
from quizzes import tasks
from quizzes.models import Source, Submission
from sandbox.report import CaseDetail, CaseReport, Diagnosis, ErrorReport, GroupReport, Report

LIST = "/api/v1/submissions/"
CODE = "import numpy as np\ndef softmax(x, axis=-1):\n    return np.exp(x)\n"
SECRETS = (
    "secret-input",
    "secret-expected",
    "secret-got",
    "secret-print",
    "secret-message",
    "secret-seed",
    "123454321",
)


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    """Messages that would go to the workers."""
    sent = []
    monkeypatch.setattr(tasks.judge, "apply_async", lambda args, queue: sent.append((args[0], queue)))
    return sent


def post(client, task="softmax", code=CODE, **more):
    return client.send(LIST, {"task": task, "code": code, **more})


def leaky_report():
    """A report whose hidden case carries, by a mistake elsewhere, all of its data."""
    secret = CaseDetail(
        input="secret-input",
        expected="secret-expected",
        got="secret-got",
        prints="secret-print",
        message="secret-message",
        error=ErrorReport("ValueError", 3, "secret-message"),
        heatmap={"values": ["secret-got"]},
    )
    public = CaseDetail(input="x = [1, 2]", expected="[0.27, 0.73]", got="[2.7, 7.4]", max_abs=6.7, prints="mine")
    report = Report(
        verdict="partial",
        score=0.25,
        scope="all",
        seed=123454321,
        content_hash="secret-seed",
        groups=(GroupReport("Worked example", "public", 1.0, "", 1, 1, 1.0),),
        cases=(
            CaseReport("two logits", "Worked example", "public", "wrong_answer", public),
            CaseReport("large", "Stability", "hidden", "runtime_error", secret),
        ),
        diagnosis=Diagnosis("exp overflows", "stability", "known_wrong", "entry 0", cause="no max"),
    )
    return report.to_json()


@pytest.fixture
def done(erin, task):
    submission = Submission.objects.create(
        user=erin,
        task=task,
        scope="all",
        number=1,
        status="done",
        verdict="partial",
        score=0.25,
        report=leaky_report(),
        seed=123454321,
        done_at=timezone.now(),
    )
    Source.objects.create(submission=submission, code=CODE.encode())
    return submission


def test_code_is_taken_and_its_address_given(api, erin, task, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = post(api)

    submission = Submission.objects.get()
    assert response.status_code == 202
    assert response["Location"] == f"http://testserver{LIST}{submission.pk}/"
    assert response.json()["status"] == "queued"
    assert (submission.user, submission.scope, submission.source.text) == (erin, "all", CODE)
    assert sent == [(str(submission.pk), "judge")]


def test_a_run_asks_for_the_public_cases(api, task):
    assert post(api, scope="public").json()["scope"] == "public"


def test_the_verdict_comes_with_its_report(api, done):
    found = api.get(f"{LIST}{done.pk}/").json()

    assert (found["status"], found["verdict"], found["score"], found["code"]) == ("done", "partial", 0.25, CODE)
    public = found["report"]["cases"][0]
    assert (public["detail"]["expected"], public["detail"]["prints"]) == ("[0.27, 0.73]", "mine")
    assert found["report"]["diagnosis"]["text"] == "exp overflows"


def test_a_hidden_case_tells_its_outcome_and_nothing_of_its_data(api, done):
    response = api.get(f"{LIST}{done.pk}/")

    hidden = response.json()["report"]["cases"][1]
    assert hidden == {
        "name": "large",
        "group": "Stability",
        "visibility": "hidden",
        "outcome": "runtime_error",
        "detail": {"error": {"type": "ValueError", "line": 3}},
    }
    for secret in SECRETS:
        assert secret not in response.content.decode()


def test_a_field_that_a_later_report_adds_does_not_go_out():
    report = {**leaky_report(), "reference_output": "secret-expected"}
    report["cases"][0]["neighbour"] = "secret-input"

    assert not [secret for secret in SECRETS if secret in json.dumps(reports.shown(report))]


def test_a_report_of_a_submission_under_way_is_empty(api, task):
    where = post(api)["Location"]

    assert api.get(where).json()["report"] is None
    assert api.get(where).json()["ahead"] == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"code": "x"}, "task"),
        ({"task": "softmax"}, "code"),
        ({"task": "softmax", "code": "x", "scope": "hidden"}, "scope"),
        ({"task": "softmax", "code": None}, "code"),
        ({"task": "softmax", "code": {"a": 1}}, "code"),
        ({"task": "soft max", "code": "x"}, "task"),
        ({"task": "softmax", "code": "x\u0000"}, "code"),
        ({"task": "softmax", "code": "x\ud800"}, "code"),
    ],
)
def test_it_names_the_field_that_is_at_fault(api, task, body, field):
    response = api.post(LIST, json.dumps(body), content_type="application/json")

    assert response.status_code == 400, response.content
    assert field in response.json()["errors"]
    assert not Submission.objects.exists()


def test_empty_code_is_judged(api, task):
    assert post(api, code="").status_code == 202


def test_code_that_is_too_large_is_refused(api, task):
    response = post(api, code="x" * (256 * 1024 + 1))

    assert response.status_code == 413
    assert "256 KB" in response.json()["detail"]
    assert not Submission.objects.exists()


def test_a_request_that_is_far_too_large_is_not_even_read(api, task):
    assert post(api, code="x" * (3 * 1024 * 1024)).status_code == 413


def test_a_flood_is_refused_with_the_time_to_wait(api, task, settings):
    settings.SUBMISSIONS_PER_MINUTE = 1
    post(api)
    Submission.objects.update(status="done", verdict="accepted", done_at=timezone.now())
    response = post(api)

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 61
    assert Submission.objects.count() == 1


def test_a_task_of_a_draft_is_not_there(api, task):
    Card.objects.update(status=Card.Status.DRAFT)

    assert post(api).status_code == 404
    assert post(api, task="absent").status_code == 404


def test_a_guest_cannot_submit(guest, task):
    assert post(guest).status_code == 401
    assert guest.get(LIST).status_code == 401


def test_the_list_holds_ones_own_without_code_and_report(api, as_dave, done, task):
    post(as_dave)

    (found,) = api.get(LIST).json()["results"]
    assert found["id"] == str(done.pk)
    assert not {"code", "report"} & set(found)


def test_it_filters(api, done):
    for query, count in [("verdict=partial", 1), ("verdict=accepted", 0), ("task=softmax", 1), ("scope=public", 0)]:
        assert api.get(f"{LIST}?{query}").json()["count"] == count
    assert api.get(f"{LIST}?status=asleep").status_code == 400


def test_anothers_submission_is_not_there(as_dave, done):
    assert as_dave.get(f"{LIST}{done.pk}/").status_code == 404
    assert as_dave.send(f"{LIST}{done.pk}/cancel/", {}).status_code == 404
    assert as_dave.get(LIST).json()["count"] == 0


def test_an_id_that_is_none_is_not_there(api, done):
    assert api.get(f"{LIST}1/").status_code == 404
    assert api.get(f"{LIST}00000000-0000-0000-0000-000000000000/").status_code == 404


def test_one_that_waits_can_be_stopped(api, task):
    where = post(api)["Location"]

    assert api.send(f"{where}cancel/", {}).json()["verdict"] == "cancelled"


def test_submissions_are_never_changed(api, done):
    for method in ("put", "patch", "delete"):
        assert api.send(f"{LIST}{done.pk}/", {"verdict": "accepted"}, method).status_code == 405


def test_a_session_needs_the_token_of_its_form(erin, task):
    """A page elsewhere cannot submit in the name of somebody who is signed in."""
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(erin)
    response = strict.post(LIST, {"task": "softmax", "code": "x"}, content_type="application/json")

    assert response.status_code == 403
    assert not Submission.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(api, erin, task, rows, django_assert_num_queries):
    for number in range(rows):
        Submission.objects.create(user=erin, task=task, scope="all", number=number)

    with django_assert_num_queries(4):
        api.get(LIST)
