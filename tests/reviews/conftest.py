import pytest
from django.utils import timezone

from cards.models import Card, Completion, Revision, Topic, Track
from reviews.models import Prompt


@pytest.fixture
def topic(db):
    track, _ = Track.objects.get_or_create(slug="maths", title="Maths")
    return Topic.objects.create(slug="softmax", title="Softmax", track=track)


@pytest.fixture
def make_card(topic, bob):
    """A published card with a revision, written without typesetting."""

    def make(slug, *, status=Card.Status.PUBLISHED, order=0, builds_on=()):
        card = Card.objects.create(slug=slug, topic=topic, creator=bob, status=status, order=order)
        card.current = Revision.objects.create(
            card=card, number=1, content_hash=slug, title=slug.title(), title_html=slug.title(), body="", author=bob
        )
        card.save(update_fields=["current"])
        card.builds_on.set(builds_on)
        return card

    return make


@pytest.fixture
def card(make_card):
    return make_card("stable-softmax")


@pytest.fixture
def make_prompts():
    def make(card, count, start=0):
        return [
            Prompt.objects.create(
                card=card,
                key=f"p{number}",
                front=f"Question {number}",
                back=f"Answer {number}",
                front_html=f"<p>Question {number}</p>",
                back_html=f"<p>Answer {number}</p>",
                position=number,
            )
            for number in range(start, start + count)
        ]

    return make


@pytest.fixture
def complete():
    def complete(user, card, at=None):
        return Completion.objects.create(user=user, card=card, completed_at=at or timezone.now())

    return complete


@pytest.fixture
def prompts(card, make_prompts):
    return make_prompts(card, 3)


@pytest.fixture
def no_maths_query(monkeypatch):
    """The version of the maths stylesheet is cached for two seconds; a slow machine would ask for it again."""
    monkeypatch.setattr("cards.maths.version", lambda: 1)
