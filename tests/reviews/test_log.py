"""The review log is append-only."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from reviews import schedule
from reviews.models import Review


@pytest.fixture
def review(alice, prompts):
    return schedule.rate(alice, prompts[0], 3, datetime(2026, 11, 22, tzinfo=UTC))


def test_a_review_cannot_be_saved_again(review):
    review.rating = 4
    with pytest.raises(TypeError, match="immutable"):
        review.save()


def test_a_review_cannot_be_deleted(review):
    with pytest.raises(TypeError, match="immutable"):
        review.delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Review.objects.all().update(rating=4),
        lambda: Review.objects.all().delete(),
        lambda: Review.objects.bulk_update(Review.objects.all(), ["rating"]),
        lambda: Review.objects.update_or_create(pk=Review.objects.get().pk, defaults={"rating": 4}),
    ],
)
def test_no_query_changes_the_log(review, change):
    with pytest.raises(TypeError), transaction.atomic():
        change()
    assert Review.objects.get().rating == 3


def test_a_learner_who_leaves_takes_their_log_along(review, alice):
    alice.delete()

    assert not Review.objects.exists()
