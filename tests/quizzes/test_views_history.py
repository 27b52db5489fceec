import pytest
from django.urls import reverse

from quizzes.models import Draft, Source, Submission

ADDRESS = "code_history"


@pytest.fixture
def learner(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def send(code_task):
    def send(user, *sources):
        for source in sources:
            number = Submission.next_number(user, code_task)
            row = Submission.objects.create(user=user, task=code_task, scope="all", number=number)
            Source.objects.create(submission=row, code=source.encode())

    return send


def page(learner, code_task, **query):
    return learner.get(reverse(ADDRESS, args=[code_task.slug]), query).content.decode()


def test_the_last_two_are_compared_without_a_choice(learner, alice, code_task, send):
    send(alice, "import numpy\nx = 1\n", "import numpy\nx = 2\n")
    shown = page(learner, code_task)
    assert '<tr class="gone"><td class="n">2</td>' in shown
    assert '<code translate="no">x = 2</code>' in shown
    assert "1 new line, 1 line gone" in shown


def test_any_two_are_compared_and_the_text_is_escaped(learner, alice, code_task, send):
    send(alice, "a\n", "b\n", "<script>alert(1)</script>\n")
    shown = page(learner, code_task, old="1", new="3")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>alert" not in shown


def test_the_starter_and_the_draft_can_be_compared(learner, alice, code_task):
    Draft.objects.create(user=alice, task=code_task, source="mine = 1\n", version=1)
    shown = page(learner, code_task, old="starter", new="draft")
    assert "mine = 1" in shown
    assert 'class="gone"' in shown


def test_equal_texts_are_told(learner, alice, code_task, send):
    send(alice, "a\n", "a\n")
    assert "Both are the same text." in page(learner, code_task)


@pytest.mark.parametrize("side", ["9", "999999999999", "nonsense", "-1", ""])
def test_a_side_that_is_not_there_is_told(learner, alice, code_task, send, side):
    send(alice, "a\n")
    assert "There is no such submission" in page(learner, code_task, old=side, new="1")


def test_strangers_submissions_are_neither_listed_nor_compared(learner, alice, dave, code_task, send):
    send(dave, "secret of dave\n")
    send(alice, "a\n", "b\n", "c\n")
    for number in ("1", "2", "3"):
        assert "secret of dave" not in page(learner, code_task, old="starter", new=number)


def test_a_text_that_is_too_long_is_told(learner, alice, code_task, send):
    send(alice, "x\n" * 2001)
    assert "longer than 2000 lines" in page(learner, code_task)


def test_a_guest_is_asked_to_sign_in(client, code_task):
    assert client.get(reverse(ADDRESS, args=[code_task.slug])).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_database_as_often_for_three_as_for_one(
    learner, alice, code_task, send, rows, django_assert_max_num_queries
):
    send(alice, *(f"x = {number}\n" for number in range(rows)))
    with django_assert_max_num_queries(13):
        page(learner, code_task)
