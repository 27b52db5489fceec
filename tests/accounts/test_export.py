"""What a person gets of their data: everything, and no key."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone
from knox.models import AuthToken

from accounts.export import LEFT_OUT, export
from accounts.models import User
from accounts.rows import tables
from cards.models import Completion
from quizzes.models import Attempt, Draft, Source, Submission


def files_of(user):
    with export(user, timezone.now()) as file, zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def work(alice, card, question, code_task):
    """Some of what a learner leaves behind."""
    Attempt.objects.create(question=question, user=alice, response={"choices": [1]}, score=0.5, correct=False)
    row = Submission.objects.create(user=alice, task=code_task, scope="all", number=1, seed=4711)
    Source.objects.create(submission=row, code="x = 'ä'\n".encode())
    Draft.objects.create(user=alice, task=code_task, source="draft of alice", version=2)
    Completion.objects.create(user=alice, card=card)
    AuthToken.objects.create(user=alice)
    return row


def test_every_table_with_a_column_for_a_person_is_known():
    """A table somebody adds is either found or this fails."""
    found = {table.model for table in tables()}
    naming = {
        model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is User
    }
    assert naming <= found
    assert naming


def test_what_hangs_on_owned_rows_is_found_too():
    labels = {table.label for table in tables() if table.owned}
    assert {"quizzes.source", "quizzes.shadow", "account.emailconfirmation"} <= labels


def test_the_code_of_every_submission_is_in_it(alice, work):
    files = files_of(alice)
    (source,) = json.loads(files["yours/quizzes.source.json"])
    assert source["code"] == "x = 'ä'\n"
    assert json.loads(files["yours/quizzes.draft.json"])[0]["source"] == "draft of alice"
    assert json.loads(files["yours/quizzes.attempt.json"])[0]["response"] == {"choices": [1]}
    assert "yours/cards.completion.json" in files
    assert json.loads(files["account.json"])["email"] == alice.email


def test_every_row_of_a_person_is_in_it(alice, work):
    files = files_of(alice)
    for table in tables():
        count = table.of(alice).count()
        if count and table.owned:
            assert len(json.loads(files[f"yours/{table.label}.json"])) == count


def test_ids_are_explained(alice, work, code_task):
    assert json.loads(files_of(alice)["names.json"])["quizzes.codetask"][str(code_task.pk)] == code_task.title


def test_what_names_an_author_is_in_it(author, card):
    files = files_of(author)
    assert json.loads(files["names_you/cards.card.creator.json"])[0]["slug"] == card.slug


def test_it_holds_nothing_of_others(alice, dave, work, code_task):
    Draft.objects.create(user=dave, task=code_task, source="secret of dave", version=1)
    whole = "".join(files_of(alice).values())
    assert "secret of dave" not in whole
    assert dave.email not in whole


def test_no_key_is_in_it(alice, work):
    alice.password = make_password("something")
    alice.save()
    whole = "".join(files_of(alice).values())
    token = AuthToken.objects.get(user=alice)
    for key in (alice.password, token.digest, token.token_key, "4711"):
        assert key not in whole


def test_every_column_left_out_exists():
    for label, names in LEFT_OUT.items():
        columns = {field.name for field in apps.get_model(label)._meta.concrete_fields}
        assert names <= columns, label


def test_it_comes_as_a_file_after_the_password(signed_in, alice, work):
    answer = signed_in.post(reverse("account_export"))
    assert answer["Content-Type"] == "application/zip"
    assert "chainrule-alice-" in answer["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None
    answer.close()


def test_an_old_sign_in_is_asked_for_the_password_first(client, alice):
    client.force_login(alice)
    assert client.get(reverse("account_data")).url.startswith(reverse("account_reauthenticate"))
    assert client.post(reverse("account_export")).url.startswith(reverse("account_reauthenticate"))


def test_it_asks_the_database_as_often_for_three_rows_as_for_one(alice, code_task, django_assert_max_num_queries):
    for number in range(1, 4):
        row = Submission.objects.create(user=alice, task=code_task, scope="all", number=number)
        Source.objects.create(submission=row, code=b"x")
    with django_assert_max_num_queries(len(tables()) + 12):
        files_of(alice)
