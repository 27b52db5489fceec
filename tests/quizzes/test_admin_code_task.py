"""The page of a code task: its files, and the check of its tests."""

import uuid

import pytest
from django.urls import reverse

from cards.models import Card
from quizzes import proving, tasks
from quizzes.admin.code import skeleton
from quizzes.models import CodeTask, Submission
from sandbox.package import TaskPackage
from tests.admin_forms import add_row, errors, posted
from tests.sandbox.c_task import scaled_files

ADD = "/admin/quizzes/codetask/add/"


@pytest.fixture
def card(card, bob):
    Card.objects.update(creator=bob)
    card.refresh_from_db()
    return card


@pytest.fixture
def as_bob(client, bob):
    client.force_login(bob)
    return client


def new_task(client, card, **changes):
    data = posted(client.get(ADD), card=card.pk, slug="row-mean")
    data.update(changes)
    return client.post(ADD, data)


@pytest.fixture
def task(as_bob, card):
    response = new_task(as_bob, card)
    assert response.status_code == 302, errors(response)
    return CodeTask.objects.get()


def change_url(task):
    return reverse("admin:quizzes_codetask_change", args=[task.pk])


def row_of(data, path):
    """Prefix of the inline row that holds this file."""
    return next(name.removesuffix("-path") for name, value in data.items() if value == path and name.endswith("-path"))


def with_text(client, task, path, text):
    data = posted(client.get(change_url(task)))
    data[f"{row_of(data, path)}-text"] = text
    return client.post(change_url(task), data)


def toml(task):
    return task.files.get(path="task.toml").text


def test_a_new_task_starts_from_files_that_work(as_bob, task, card):
    assert (task.title, task.profile, task.entry, task.card) == ("Mean of the rows", "numpy", "row_mean", card)
    assert set(task.files.values_list("path", flat=True)) == set(skeleton())
    assert str(task.pk) == task.package.spec.id
    assert [hint.text for hint in task.hints.all()] == [hint.text for hint in task.package.spec.hints]
    assert "<code>row_mean(x)</code>" in task.statement_html


def test_two_new_tasks_get_two_ids():
    first, second = (TaskPackage.from_files("t", skeleton()).spec.id for _ in range(2))

    assert uuid.UUID(first) != uuid.UUID(second)


def test_a_new_task_makes_a_new_revision_of_its_card(task, card):
    assert Card.objects.get().current.number == card.current.number + 1


def test_saving_the_page_unchanged_changes_nothing(as_bob, task):
    before, revision = task.content_hash, Card.objects.get().current
    response = as_bob.post(change_url(task), posted(as_bob.get(change_url(task))))

    assert response.status_code == 302, errors(response)
    task.refresh_from_db()
    assert (task.content_hash, Card.objects.get().current) == (before, revision)


def test_a_broken_field_is_named_with_file_line_and_field(as_bob, task):
    text = toml(task).replace("points = 100", "points = 0")
    line = text.splitlines().index("points = 0") + 1

    response = with_text(as_bob, task, "task.toml", text)

    assert errors(response)["text"] == [f"task.toml:{line}: points: must be positive, got 0"]
    task.refresh_from_db()
    assert task.points == 100


def test_broken_toml_is_named_with_its_line(as_bob, task):
    response = with_text(as_bob, task, "task.toml", toml(task) + "\n[[groups]\n")

    assert "not valid TOML" in errors(response)["text"][0]


def test_broken_maths_in_the_statement_stands_at_the_statement(as_bob, task):
    response = with_text(as_bob, task, "statement.md", "One\n\n$\\nope$\n")

    assert errors(response)["text"][0].startswith("statement.md:3:")


def test_broken_maths_in_a_hint_stands_at_the_hint(as_bob, task):
    text = toml(task).replace('text = "Which axis', 'text = "$\\\\nope$ Which axis')
    assert text != toml(task)

    response = with_text(as_bob, task, "task.toml", text)

    assert errors(response)["text"][0].startswith("task.toml: hints.text: hint 1, line 1:")


def test_a_task_in_c_is_written_with_files_in_c(as_bob, card):
    data = posted(as_bob.get(ADD), card=card.pk, slug="scaled")
    rows = int(data["files-TOTAL_FORMS"])
    for number, (path, text) in zip(range(rows), scaled_files().items(), strict=False):
        data |= {f"files-{number}-path": path, f"files-{number}-text": text}
    for number in range(len(scaled_files()), rows):
        data |= {f"files-{number}-path": "", f"files-{number}-text": ""}
    response = as_bob.post(ADD, data)
    assert response.status_code == 302, errors(response)
    task = CodeTask.objects.get()
    assert (task.profile, task.package.solution) == ("c", "right/loop.c")
    refused = as_bob.post(
        change_url(task), add_row(posted(as_bob.get(change_url(task))), "files", path="right/x.py", text="x")
    )
    assert "unknown file; a task has task.toml, statement.md, starter.c" in str(errors(refused))


def test_a_task_in_python_may_have_a_given_py(as_bob, task):
    data = add_row(posted(as_bob.get(change_url(task))), "files", path="given.py", text="def first(x): return x[0]\n")
    response = as_bob.post(change_url(task), data)

    assert response.status_code == 302, errors(response)
    assert CodeTask.objects.get(pk=task.pk).package.given == "def first(x): return x[0]\n"
    page = as_bob.get(change_url(task)).content.decode()
    assert page.index('value="cases.py"') < page.index('value="given.py"') < page.index('value="right/by_sum.py"')


@pytest.mark.parametrize("path", ["right/x.cpp", "left/x.c", "../x.py", "starter.h", "right/.c"])
def test_a_file_that_no_task_has_is_named_with_those_it_may_have(as_bob, task, path):
    data = add_row(posted(as_bob.get(change_url(task))), "files", path=path, text="x")
    words = str(errors(as_bob.post(change_url(task), data)))
    assert "in Python task.toml, statement.md, starter.py" in words
    assert "in C task.toml, statement.md, starter.c" in words


def test_a_wrong_solution_without_a_diagnosis_is_refused(as_bob, task):
    data = add_row(
        posted(as_bob.get(change_url(task))), "files", path="wrong/zero.py", text="def row_mean(x): return 0"
    )

    assert "diagnosis" in str(errors(as_bob.post(change_url(task), data)))
    assert not task.files.filter(path="wrong/zero.py").exists()


@pytest.mark.parametrize("path", ["../settings.py", "wrong/../x.py", "notes.txt", "wrong/a/b.py", "right/.hidden.py"])
def test_other_paths_are_refused(as_bob, task, path):
    data = add_row(posted(as_bob.get(change_url(task))), "files", path=path, text="x = 1")

    assert "path" in errors(as_bob.post(change_url(task), data))


def test_a_required_file_cannot_be_taken_away(as_bob, task):
    data = posted(as_bob.get(change_url(task)))
    data[f"{row_of(data, 'cases.py')}-DELETE"] = "on"

    assert "cases.py: missing or empty" in str(errors(as_bob.post(change_url(task), data)))
    assert task.files.filter(path="cases.py").exists()


def test_files_can_be_added_and_taken_away(as_bob, task):
    data = posted(as_bob.get(change_url(task)))
    data[f"{row_of(data, 'right/by_sum.py')}-DELETE"] = "on"
    add_row(data, "files", path="right/loop.py", text="def row_mean(x):\r\n    return x.mean(1)\r\n")
    response = as_bob.post(change_url(task), data)

    assert response.status_code == 302, errors(response)
    assert not task.files.filter(path="right/by_sum.py").exists()
    assert task.files.get(path="right/loop.py").text == "def row_mean(x):\n    return x.mean(1)\n"


def test_a_change_of_files_forgets_the_proof(as_bob, task):
    CodeTask.objects.update(proof={"ok": True, "wrong": 1, "wrong_caught": 1})
    with_text(as_bob, task, "statement.md", "Write `row_mean`.")

    task.refresh_from_db()
    assert task.proof is None


def test_an_id_stays_what_it_is(as_bob, task):
    other = toml(task).replace(str(task.pk), str(uuid.uuid4()))

    assert "its id never changes" in str(errors(with_text(as_bob, task, "task.toml", other)))


def test_a_copied_id_is_refused(as_bob, task, card):
    data = posted(as_bob.get(ADD), card=card.pk, slug="second")
    data[f"{row_of(data, 'task.toml')}-text"] = toml(task)

    assert "another task has this id" in str(errors(as_bob.post(ADD, data)))
    assert CodeTask.objects.count() == 1


def test_it_sends_the_check_to_a_worker(as_bob, task, monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.prove, "apply_async", lambda args, queue: sent.append((args, queue)))

    response = as_bob.post(reverse("admin:quizzes_codetask_prove", args=[task.pk]))

    assert response.status_code == 302
    assert sent == [((str(task.pk),), "judge")]


def test_a_broker_that_is_down_is_told(as_bob, task, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OSError("no broker")

    monkeypatch.setattr(tasks.prove, "apply_async", refuse)
    response = as_bob.post(reverse("admin:quizzes_codetask_prove", args=[task.pk]), follow=True)

    assert b"The queue takes nothing at the moment" in response.content


def test_the_check_needs_a_post_and_ones_own_task(as_bob, client, task, bob, carol, alice):
    prove = reverse("admin:quizzes_codetask_prove", args=[task.pk])
    assert as_bob.get(prove).status_code == 403

    client.force_login(carol)
    assert client.post(prove).status_code == 403

    Card.objects.update(creator=alice)
    client.force_login(bob)
    assert client.post(prove).status_code == 404


def test_the_page_shows_what_the_check_proved(as_bob, task):
    CodeTask.objects.update(
        proof={
            "ok": False,
            "seeds": 5,
            "reference_passed": 5,
            "right": 1,
            "right_accepted": 1,
            "wrong": 3,
            "wrong_caught": 2,
            "cases": 9,
            "hidden_cases": 8,
            "findings": [{"level": "error", "text": "wrong/a.py: is accepted <b>"}],
        }
    )
    page = as_bob.get(change_url(task)).content.decode()

    assert "2 of 3 caught" in page
    assert "wrong/a.py: is accepted &lt;b&gt;" in page


def test_a_task_with_submissions_is_not_deleted(as_bob, task, alice):
    Submission.objects.create(user=alice, task=task, scope="all", number=1)

    assert as_bob.post(reverse("admin:quizzes_codetask_delete", args=[task.pk]), {"post": "yes"}).status_code == 403


def test_a_creator_changes_no_task_of_anothers_card(as_bob, task, alice):
    Card.objects.update(creator=alice)

    assert as_bob.get(change_url(task)).status_code == 302
    assert as_bob.post(change_url(task), {}).status_code == 302


def test_a_reviewer_reads_reference_and_cases(client, carol, task):
    client.force_login(carol)
    page = client.get(change_url(task)).content.decode()

    assert "np.mean(x, axis=-1)" in page
    assert client.post(change_url(task), {}).status_code == 403


def test_an_outsider_is_sent_away(client, dave, task):
    client.force_login(dave)

    assert client.get(change_url(task)).status_code in (302, 403)


def test_the_files_of_a_new_task_hold_in_the_real_sandbox(task, sandbox_numpy):
    found = proving.prove(task.pk, sandbox_numpy)

    task.refresh_from_db()
    assert task.proof == found
    assert found["ok"], found["findings"]
    assert (found["wrong_caught"], found["wrong"], found["reference_passed"]) == (1, 1, found["seeds"])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_queries_for_one_task_and_three(as_bob, card, rows, django_assert_num_queries):
    for number in range(rows):
        CodeTask.objects.create(card=card, slug=f"t{number}", title="T", entry="f")

    with django_assert_num_queries(7):
        as_bob.get("/admin/quizzes/codetask/")
