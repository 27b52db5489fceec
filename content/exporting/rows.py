"""Rows of a card as the data that its files would give."""

from typing import Any

from cards.models import Card
from content.files import course
from content.files.body import Body
from quizzes.models import Part, Question
from reviews.models import Prompt

_NUMBERS = (Question.Kind.NUMERIC, Question.Kind.PARAMETRIC)


def front_of(card: Card, source: course.Front | None, slugs: set[str]) -> course.Front:
    """The front matter. `source`, the card's file so far, gives what the database does not hold.

    That is: authors after the first, and slugs built upon that are in none of the database's cards (`slugs`).
    """
    assert card.current is not None  # noqa: S101 only cards with a revision are exported
    return course.Front(
        id=card.pk,
        title=clean(card.current.title),
        topic=card.topic.slug,
        difficulty=card.difficulty,
        order=card.order,
        builds_on=_builds_on(card, source.builds_on if source else (), slugs),
        summary=clean(card.current.summary),
        cover=clean(card.current.cover),
        authors=_authors(card.creator.username, source.authors if source else ()),
        licence=card.licence,
        sources=tuple(card.sources),
        video=_video(card),
    )


def body_of(card: Card) -> Body:
    assert card.current is not None  # noqa: S101 only cards with a revision are exported
    return Body(card.current.body.replace("\r\n", "\n").strip("\n"))


def questions_of(card: Card) -> tuple[course.Question, ...]:
    return tuple(_question(question) for question in card.questions.all() if question.active)


def prompts_of(card: Card) -> tuple[course.Prompt, ...]:
    return tuple(_prompt(prompt) for prompt in card.prompts.all() if prompt.active)


def _question(question: Question) -> course.Question:
    choices = tuple(
        course.Choice(clean(choice.text), choice.correct, clean(choice.explanation), clean(choice.misconception))
        for choice in question.choices.all()
    )
    is_number = question.kind in _NUMBERS
    return course.Question(
        key=question.key,
        kind=question.kind,
        text=clean(question.text),
        see=question.see,
        choices=choices,
        hints=tuple(clean(hint.text) for hint in question.hints.all()),
        answer=question.answer,
        tolerance=question.tolerance if is_number else 0.0,
        rtol=question.rtol if is_number else 0.0,
        unit=question.unit if is_number else "",
        generator=clean(question.generator) if is_number else "",
        explanation=clean(question.explanation),
        **_parts(question),
    )


def _parts(question: Question) -> dict[str, Any]:
    """Items, pairs with extra right sides, or gaps, by the question's kind."""
    rows = list(question.parts.all())
    if question.kind == Question.Kind.ORDERING:
        return {"items": tuple(clean(row.text) for row in rows)}
    if question.kind == Question.Kind.MATCHING:
        pairs = tuple(course.Pair(clean(row.text), clean(row.right)) for row in rows if row.text)
        return {"pairs": pairs, "extra": tuple(clean(row.right) for row in rows if not row.text)}
    if question.kind == Question.Kind.CLOZE:
        return {"gaps": tuple(_gap(row) for row in rows)}
    return {}


def _gap(row: Part) -> course.Gap:
    options, accept = tuple(option["text"] for option in row.options), tuple(row.accept)
    return course.Gap(row.text, options, row.answer, accept, row.number, row.tolerance, row.rtol)


def _prompt(prompt: Prompt) -> course.Prompt:
    return course.Prompt(prompt.key, prompt.kind, clean(prompt.front), clean(prompt.back))


def _builds_on(card: Card, before: tuple[str, ...], slugs: set[str]) -> tuple[str, ...]:
    edges = {other.slug for other in card.builds_on.all()}
    kept = [slug for slug in before if slug in edges or slug not in slugs]
    return (*kept, *sorted(edges - set(kept)))


def _authors(creator: str, before: tuple[str, ...]) -> tuple[str, ...]:
    return (creator, *(handle for handle in before[1:] if handle != creator))


def _video(card: Card) -> course.Video | None:
    if not card.video_provider:
        return None
    return course.Video(card.video_provider, card.video_ref, card.video_title, card.video_duration_s)


def clean(text: str) -> str:
    """Without what web forms add: carriage returns and blank ends."""
    return text.replace("\r\n", "\n").strip()
