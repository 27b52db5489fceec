"""One card with everything in its folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from cards.models import Card, Figure, Topic
from cards.revisions import typeset, write_revision
from content.files import course
from content.loading.problems import Problems
from content.loading.prompts import load_prompts
from content.loading.questions import QuestionLoader
from content.loading.rows import update_changed
from content.loading.tasks import load_tasks
from content.models import Load
from quizzes.authoring import digests


@dataclass(frozen=True)
class Surroundings:
    """Rows that a card refers to."""

    topics: Mapping[str, Topic]
    people: Mapping[str, User]


def load_card(card: course.Card, row: Card | None, around: Surroundings, problems: Problems) -> list[str]:
    """Write the card and all that hangs on it; its revision is new only when its content is.

    The first load publishes the card; later ones leave its status to the site. Returns code tasks that vanished
    from the files but hold submissions.
    """
    namesake = Card.objects.filter(slug=card.slug).exclude(pk=card.front.id).first()
    if namesake is not None:
        problems.add(
            card.file, card.place.line("id"), "id", f"the card {card.slug} has the id {namesake.pk} on the site"
        )
        return []
    row = _write_row(card, row, _columns(card, around))
    _load_figures(row, card.drawings)
    QuestionLoader(row, card, problems).load()
    load_prompts(row, card, problems)
    kept = load_tasks(row, card, problems)
    _write_revision(row, card, problems)
    Load.objects.update_or_create(card=row, defaults={"digest": card.digest, "revision_id": row.current_id})
    return kept


def _write_row(card: course.Card, row: Card | None, columns: dict[str, Any]) -> Card:
    if row is None:
        return Card.objects.create(pk=card.front.id, status=Card.Status.PUBLISHED, **columns)
    if not hasattr(row, "load"):
        columns["status"] = Card.Status.PUBLISHED
    update_changed(row, **columns)
    return row


def _columns(card: course.Card, around: Surroundings) -> dict[str, Any]:
    front, video = card.front, card.front.video or course.Video("", "", "", None)
    return {
        "slug": card.slug,
        "topic": around.topics[front.topic],
        "difficulty": front.difficulty,
        "order": front.order,
        "creator": around.people[front.authors[0]],
        "licence": front.licence,
        "sources": list(front.sources),
        "video_provider": video.provider,
        "video_ref": video.ref,
        "video_title": video.title,
        "video_duration_s": video.duration_s,
    }


def _load_figures(row: Card, drawings: Mapping[str, str]) -> None:
    row.figures.exclude(name__in=drawings).delete()
    for name, svg in drawings.items():
        Figure.objects.update_or_create(card=row, name=name, defaults={"svg": svg})


def _write_revision(row: Card, card: course.Card, problems: Problems) -> None:
    front = card.front
    with problems.typesetting(card.file, card.place.line("title"), "title"):
        typeset(row, front.title, inline=True)
    with problems.typesetting(card.file, card.place.line("cover"), "cover"):
        typeset(row, f"$$\n{front.cover}\n$$" if front.cover else "")
    with problems.typesetting(card.file, card.body.first_line, "body"):
        if problems.errors:
            typeset(row, card.body.text)  # for its errors: nothing of this load will be kept
            return
        write_revision(
            row,
            title=front.title,
            summary=front.summary,
            body=card.body.text,
            cover=front.cover,
            author=row.creator,
            parts=digests(row),
            note="from the catalogue's files",
        )
