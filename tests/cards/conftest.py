import pytest

from cards.models import Card, Topic, Track
from cards.revisions import write_revision


@pytest.fixture
def write_card(bob):
    """A published card, written as an author writes one."""

    def write(
        slug,
        title,
        *,
        body="",
        summary="",
        track="maths",
        topic="Things",
        difficulty="beginner",
        status="published",
        order=0,
    ):
        place, _ = Track.objects.get_or_create(slug=track, defaults={"title": track.title(), "order": len(track)})
        about, _ = Topic.objects.get_or_create(slug=topic.lower(), defaults={"title": topic, "track": place})
        card = Card.objects.create(
            slug=slug, topic=about, creator=bob, status=status, difficulty=difficulty, order=order
        )
        write_revision(card, title=title, summary=summary, body=body, cover="", author=bob)
        return card

    return write
