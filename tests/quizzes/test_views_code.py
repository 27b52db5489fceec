import html
import re
from dataclasses import replace

import pytest
from django.urls import reverse

from quizzes.models import Draft, Submission
from sandbox.report import CaseDetail, CaseReport, GroupReport
from tests.quizzes.reports import report_of

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def sent(monkeypatch):
    monkeypatch.setattr("quizzes.tasks.judge.apply_async", lambda *args, **options: None)


@pytest.fixture
def learner(client, alice):
    client.force_login(alice)
    return client


def done(submission, verdict, report):
    from django.utils import timezone

    Submission.objects.filter(pk=submission.pk).update(
        status="done", verdict=verdict, report=report, score=0.0, done_at=timezone.now()
    )


def submitted(learner, code_task, **extra):
    body = {"code": "def softmax(x):\r\n    return x\r\n", "scope": "all", **extra}
    learner.post(reverse("code_submit", args=[code_task.slug]), body, headers=HTMX)
    return Submission.objects.latest("queued_at")


def test_the_page_shows_statement_and_starter(learner, code_task):
    page = learner.get(code_task.get_absolute_url()).content.decode()
    assert "Write it." in page
    assert "def softmax" in page


GIVEN = 'def first(pair):\n    """The <first> of two."""\n    return pair[0]\n'


@pytest.fixture
def handing_task(code_task):
    """The same task with a given.py and a checker."""
    code_task.files.create(path="given.py", text=GIVEN)
    toml = code_task.files.get(path="task.toml")
    toml.text = toml.text.replace("[comparison]\n", "[comparison]\nchecker = true\n")
    toml.save()
    code_task.__dict__.pop("package", None)
    code_task.content_hash = "f" * 64
    code_task.save(update_fields=["content_hash"])
    return code_task


def test_the_page_shows_what_the_tests_hand_in(client, handing_task):
    page = client.get(handing_task.get_absolute_url()).content.decode()
    found = re.search(r"<details[^>]*><summary>What the tests hand in</summary>(.*?)</details>", page, re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "", found.group(1)))
    assert shown == GIVEN.rstrip("\n")
    assert '<span class="' in found.group(1)
    assert "&lt;first&gt;" in found.group(1)


def test_the_page_of_a_task_that_hands_in_nothing_says_nothing_of_it(client, code_task):
    page = client.get(code_task.get_absolute_url()).content.decode()
    assert "What the tests hand in" not in page
    assert "Relative error at most" in page


def test_the_page_says_that_any_right_answer_will_do(client, handing_task):
    page = client.get(handing_task.get_absolute_url()).content.decode()
    assert "any that the task’s checker accepts" in page
    assert "Relative error at most" not in page


@pytest.mark.parametrize(("several", "word"), [(True, "One right answer"), (False, "Expected")])
def test_the_verdict_calls_one_of_several_right_answers_so(learner, code_task, several, word):
    submission = submitted(learner, code_task)
    detail = CaseDetail(input="x", expected="[1]", got="[2]", several=several)
    case = CaseReport("shown", "Shown", "public", "wrong_answer", detail)
    group = GroupReport("Shown", "public", 1.0, "", 0, 1, 0.0)
    report = replace(report_of("wrong_answer", 0.0), groups=(group,), cases=(case,))
    done(submission, "wrong_answer", report.to_json())
    page = learner.get(submission.get_absolute_url()).content.decode()
    assert f"<h4>{word}</h4>" in page


def test_a_guest_may_read_the_task(client, code_task):
    assert client.get(code_task.get_absolute_url()).status_code == 200


def test_a_submission_keeps_the_code_and_the_draft(learner, alice, code_task, django_capture_on_commit_callbacks):
    submission = submitted(learner, code_task)
    assert submission.source.text == "def softmax(x):\n    return x\n"
    assert Draft.objects.get(user=alice, task=code_task).source == submission.source.text


def test_a_strangers_submission_is_not_there(learner, dave, client, code_task):
    submission = submitted(learner, code_task)
    client.force_login(dave)
    assert client.get(submission.get_absolute_url()).status_code == 404
    assert client.post(reverse("submission_cancel", args=[submission.pk])).status_code == 404


def test_the_partial_polls_itself_until_done(learner, code_task):
    submission = submitted(learner, code_task)
    waiting = learner.get(submission.get_absolute_url(), headers=HTMX).content.decode()
    assert "hx-trigger" in waiting
    done(submission, "internal_error", None)
    assert "every" not in learner.get(submission.get_absolute_url(), headers=HTMX).content.decode()


def test_too_large_a_source_is_told(learner, code_task):
    page = learner.post(
        reverse("code_submit", args=[code_task.slug]), {"code": "#" * 300_000, "scope": "all"}, headers=HTMX
    )
    assert page.status_code == 413
    assert "256 KB" in page.content.decode()


def test_a_flood_gets_429_with_retry_after(learner, code_task, settings):
    settings.SUBMISSIONS_PER_MINUTE = 1
    submitted(learner, code_task)
    page = learner.post(reverse("code_submit", args=[code_task.slug]), {"code": "x", "scope": "all"})
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0


def test_a_second_tab_does_not_overwrite_silently(learner, code_task):
    url = reverse("draft", args=[code_task.slug])
    first = learner.post(url, {"source": "one", "version": 0}, content_type="application/json")
    assert first.json()["version"] == 1
    second = learner.post(url, {"source": "two", "version": 0}, content_type="application/json")
    assert second.status_code == 409
    assert second.json()["source"] == "one"


@pytest.mark.parametrize("body", ["", "[]", '{"source": "x"}', '{"source": "x", "version": "y"}'])
def test_a_malformed_draft_is_refused(learner, code_task, body):
    url = reverse("draft", args=[code_task.slug])
    assert learner.post(url, body, content_type="application/json").status_code == 400


def code_shown(learner, code_task, query=""):
    page = learner.get(code_task.get_absolute_url() + query).content.decode()
    return page.split("<textarea")[1].split("</textarea>")[0].split(">", 1)[1]


def test_a_submission_of_a_tab_that_is_behind_does_not_overwrite_the_draft(learner, alice, code_task):
    learner.post(reverse("draft", args=[code_task.slug]), {"source": "newer", "version": 0}, "application/json")
    answer = learner.post(
        reverse("code_submit", args=[code_task.slug]), {"code": "older", "scope": "all", "version": "0"}, headers=HTMX
    )
    assert Draft.objects.get(user=alice, task=code_task).source == "newer"
    assert Submission.objects.get(user=alice).source.text == "older"
    assert '"draftKept": {"version": null' in answer["HX-Trigger"]


def test_without_javascript_a_tab_that_is_behind_is_told(learner, alice, code_task):
    learner.post(reverse("draft", args=[code_task.slug]), {"source": "newer", "version": 0}, "application/json")
    body = {"code": "older", "scope": "all", "version": "0"}
    page = learner.post(reverse("code_submit", args=[code_task.slug]), body, follow=True).content.decode()
    assert "Another tab saved this task since" in page


def test_a_submission_tells_the_page_the_drafts_new_version(learner, code_task):
    body = {"code": "x", "scope": "all", "version": "0"}
    answer = learner.post(reverse("code_submit", args=[code_task.slug]), body, headers=HTMX)
    assert '"draftKept": {"version": 1' in answer["HX-Trigger"]


def test_the_starter_comes_back_without_touching_the_draft(learner, alice, code_task):
    Draft.objects.create(user=alice, task=code_task, source="my own text", version=3)
    assert "my own text" in code_shown(learner, code_task)
    assert "def softmax" in code_shown(learner, code_task, "?from=starter")
    assert Draft.objects.get(user=alice, task=code_task).source == "my own text"


def test_an_earlier_submission_comes_back_into_the_editor(learner, code_task):
    submitted(learner, code_task, code="the first")
    submitted(learner, code_task, code="the second")
    assert "the first" in code_shown(learner, code_task, "?from=1")


def test_a_strangers_submission_does_not_come_into_the_editor(learner, client, dave, code_task):
    submitted(learner, code_task, code="of alice")
    client.force_login(dave)
    assert client.get(code_task.get_absolute_url() + "?from=1").status_code == 404


@pytest.mark.parametrize(("cookie", "size"), [("4", "4"), ("", "2"), ("99", "2"), ("x", "2")])
def test_the_size_of_the_letters_is_kept_in_a_cookie(learner, code_task, cookie, size):
    learner.cookies["code_size"] = cookie
    assert f'data-size="{size}"' in learner.get(code_task.get_absolute_url()).content.decode()


def test_the_code_of_a_diagnosis_is_shown_as_code(learner, code_task):
    submission = submitted(learner, code_task)
    report = {
        "cases": [], "groups": [], "score": 0, "curve": [], "prints": "", "error": None, "timings": {},
        "versions": {}, "peak_memory_mb": 0,
        "diagnosis": {"text": "Subtract `x.max()`.", "see": "", "evidence": "", "source": "known_wrong"},
    }  # fmt: skip
    done(submission, "wrong_answer", report)
    assert "Subtract <code>x.max()</code>." in learner.get(submission.get_absolute_url()).content.decode()


def test_signed_out_meanwhile_the_code_goes_along_through_the_sign_in(client, alice, code_task):
    answer = client.post(reverse("code_submit", args=[code_task.slug]), {"code": "written = 1", "scope": "all"})
    assert answer.url.endswith(f"?next={code_task.get_absolute_url()}")
    client.post(reverse("account_login"), {"login": "alice", "password": "correct horse battery"})
    assert "written = 1" in code_shown(client, code_task)
    assert "written = 1" not in code_shown(client, code_task)  # once
    assert not Submission.objects.exists()


def test_signed_out_meanwhile_a_script_is_told_so(client, code_task):
    address = reverse("code_submit", args=[code_task.slug])
    assert client.post(address, {"code": "x", "scope": "all"}, headers=HTMX).status_code == 401
    draft = reverse("draft", args=[code_task.slug])
    assert client.post(draft, {"source": "x", "version": 0}, "application/json").status_code == 401


def test_a_guest_fills_no_session_with_more_than_a_little(client, code_task):
    client.post(reverse("code_submit", args=[code_task.slug]), {"code": "#" * 70_000, "scope": "all"})
    assert not client.session.keys()


def test_without_a_script_the_page_loads_itself_until_it_is_judged(learner, code_task):
    answer = learner.post(reverse("code_submit", args=[code_task.slug]), {"code": "x", "scope": "all"})
    assert learner.get(answer.url)["Refresh"] == "2"
    done(Submission.objects.latest("queued_at"), "internal_error", None)
    assert "Refresh" not in learner.get(answer.url)


def test_with_a_script_the_page_does_not_load_itself(learner, code_task):
    assert "Refresh" not in learner.get(submitted(learner, code_task).get_absolute_url())


def test_a_submission_to_a_task_at_rest_is_read_and_leads_nowhere_that_is_gone(learner, code_task):
    submission = submitted(learner, code_task)
    assert code_task.get_absolute_url() in learner.get(submission.get_absolute_url()).content.decode()
    code_task.active = False
    code_task.save()
    page = learner.get(submission.get_absolute_url())
    assert page.status_code == 200
    assert f'href="{code_task.get_absolute_url()}"' not in page.content.decode()
