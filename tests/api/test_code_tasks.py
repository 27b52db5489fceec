"""GET /api/v1/code-tasks/"""

import pytest

from cards.models import Card
from quizzes.answers import reveal_next_hint
from quizzes.models import Hint

LIST = "/api/v1/code-tasks/"


def test_anybody_lists_the_tasks_of_published_cards(guest, task, make_card, make_task):
    make_task(make_card("draft", status=Card.Status.DRAFT), "secret")

    found = guest.get(LIST).json()["results"]
    assert [(row["slug"], row["card"], row["entry"]) for row in found] == [("softmax", "softmax-stable", "softmax")]


def test_it_filters_by_card_track_and_profile(guest, task):
    assert guest.get(f"{LIST}?card=softmax-stable&track=transformers&profile=numpy").json()["count"] == 1
    assert guest.get(f"{LIST}?profile=torch").json()["count"] == 0
    assert guest.get(f"{LIST}?profile=cobol").status_code == 400


def test_a_task_comes_with_what_one_needs_to_write_the_code(guest, task):
    found = guest.get(f"{LIST}softmax/").json()

    assert found["signature"].startswith("softmax(x")
    assert found["starter"] == task.package.starter
    assert found["statement_markdown"] == task.package.statement
    assert found["statement_html"] == "<p>Write it.</p>"
    assert {group["visibility"] for group in found["groups"]} == {"public", "hidden"}
    assert found["limits"]["cpu_s"] > 0
    assert found["language"] == "python"
    assert found["given"] == ""


def test_what_the_tests_hand_in_goes_out(guest, task):
    task.files.create(path="given.py", text="def first(pair):\n    return pair[0]\n")
    type(task).objects.filter(pk=task.pk).update(content_hash="f" * 64)
    assert guest.get(f"{LIST}softmax/").json()["given"] == "def first(pair):\n    return pair[0]\n"


def test_neither_reference_nor_cases_nor_known_bugs_go_out(api, task):
    text = api.get(f"{LIST}softmax/").content.decode()

    assert "def cases" not in text
    assert "diagnosis" not in text
    for known in task.package.spec.wrong:
        assert known.diagnosis not in text
    for name in ("reference.py", "cases.py", "forbidden", "seed"):
        assert name not in text


def test_only_hints_that_were_taken_go_out(api, erin, task):
    Hint.objects.create(code_task=task, position=0, text="nudge-words", text_html="<p>nudge-words</p>")
    assert api.get(f"{LIST}softmax/").json()["hints"] == {"total": 1, "shown": []}

    reveal_next_hint(erin, task)
    assert "nudge-words" in api.get(f"{LIST}softmax/").json()["hints"]["shown"][0]["text_markdown"]


def test_a_task_of_a_draft_is_not_there(api, task):
    Card.objects.update(status=Card.Status.DRAFT)

    assert api.get(f"{LIST}softmax/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_and_three(guest, card, make_task, rows, django_assert_num_queries):
    for number in range(rows):
        make_task(card, f"task-{number}", number)

    with django_assert_num_queries(2):
        guest.get(LIST)
