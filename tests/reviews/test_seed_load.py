import pytest
from django.core.management import CommandError, call_command

from cards import search
from cards.catalogue import catalogue
from cards.models import Card, Completion
from quizzes.models import Attempt, Question
from reviews.models import Memory, Prompt
from reviews.seeding import Made, seed


def snapshot():
    return (
        list(Card.objects.order_by("slug").values_list("slug", "pk", "current__title", "topic__slug")),
        list(Attempt.objects.order_by("pk").values_list("question__key", "user__username", "correct")),
    )


def test_it_writes_as_many_as_asked(db):
    assert seed(30, 1200) == Made(30, 2, 1200)
    assert Card.objects.published().count() == len(catalogue().places) == 30
    assert Question.objects.count() == 120
    assert Prompt.objects.count() == 90
    assert Attempt.objects.count() == 1200
    assert Completion.objects.count() > 30
    assert Memory.objects.count() > 0
    assert any(place.builds_on for place in catalogue().places.values())


def test_it_is_the_same_each_time(db):
    seed(10, 100)
    first = snapshot()
    Attempt.objects.all().delete()
    Card.objects.update(current=None)
    Card.objects.all().delete()
    seed(10, 100)
    assert [row[:3:2] for row in snapshot()[0]] == [row[:3:2] for row in first[0]]
    assert [row[::2] for row in snapshot()[1]] == [row[::2] for row in first[1]]


def test_a_second_call_adds_only_what_is_missing(db):
    seed(10, 100)
    assert seed(10, 100) == Made(0, 0, 0)
    assert seed(15, 150) == Made(5, 1, 50)
    assert (Card.objects.count(), Attempt.objects.count()) == (15, 150)


def test_its_cards_are_found(db):
    seed(5, 0)
    card = Card.objects.get(slug="load-3")
    assert search.search(card.title, Card.objects.published()).hits[0].card.pk == card.pk
    assert search.refresh() == 0


def test_rows_written_afterwards_get_free_ids(db, alice):
    seed(3, 10)
    question = Question.objects.first()
    Attempt.objects.create(user=alice, question=question, response={}, correct=True, score=1)


def test_it_refuses_where_real_learners_work(db, alice):
    seed(3, 10)
    call_command("seed_load", cards=3, attempts=20, verbosity=0)
    Attempt.objects.create(user=alice, question=Question.objects.first(), response={}, correct=True, score=1)
    with pytest.raises(CommandError, match="Real learners"):
        call_command("seed_load", cards=4, attempts=20)
    call_command("seed_load", cards=4, attempts=20, force=True)
    assert Card.objects.count() == 4


@pytest.mark.parametrize("options", [{"cards": 0, "attempts": 1}, {"cards": 1, "attempts": -1}])
def test_it_refuses_nonsense(db, options):
    with pytest.raises(CommandError, match="at least"):
        call_command("seed_load", **options)
