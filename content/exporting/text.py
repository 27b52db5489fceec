"""The text of each file."""

from collections.abc import Iterable
from typing import Any

from content.exporting.toml import table
from content.files import course
from content.files.body import Body
from content.files.front import FENCE


def card_text(front: course.Front, body: Body) -> str:
    values = {
        "id": str(front.id),
        "title": front.title,
        "topic": front.topic,
        "difficulty": front.difficulty,
        "order": front.order,
        "builds_on": front.builds_on,
        "summary": front.summary,
        "cover": front.cover or None,
        "authors": front.authors,
        "licence": front.licence,
        "sources": front.sources,
    }
    video = _table("[video]", _video(front.video)) if front.video else ""
    return f"{FENCE}\n{table(values)}{video}{FENCE}\n{body.text}\n"


def questions_text(questions: Iterable[course.Question]) -> str:
    return "\n".join(_question(question) for question in questions)


def prompts_text(prompts: Iterable[course.Prompt]) -> str:
    return "\n".join(_table("[[prompt]]", _prompt(prompt)) for prompt in prompts)


def tracks_text(tracks: Iterable[course.Track]) -> str:
    rows = ({"slug": t.slug, "title": t.title, "blurb": t.blurb or None, "order": t.order} for t in tracks)
    return "\n".join(_table("[[track]]", row) for row in rows)


def topics_text(topics: Iterable[course.Topic]) -> str:
    return "\n".join(_table("[[topic]]", {"slug": t.slug, "title": t.title, "track": t.track}) for t in topics)


def people_text(people: Iterable[course.Person]) -> str:
    rows = ({"handle": p.handle, "name": p.name, "initials": p.initials or None} for p in people)
    return "\n".join(_table("[[person]]", row) for row in rows)


def _question(question: course.Question) -> str:
    parts = [_table("[[question]]", _question_values(question))]
    for choice in question.choices:
        values = {"text": choice.text, "correct": choice.correct, "explanation": choice.explanation}
        parts.append(_table("[[question.choices]]", values | {"misconception": choice.misconception or None}))
    parts += [_table("[[question.items]]", {"text": item}) for item in question.items]
    parts += [_table("[[question.pairs]]", {"left": pair.left, "right": pair.right}) for pair in question.pairs]
    parts += [_table("[[question.gaps]]", _gap_values(gap)) for gap in question.gaps]
    parts += [_table("[[question.hints]]", {"text": hint}) for hint in question.hints]
    return "\n".join(parts)


def _question_values(question: course.Question) -> dict[str, Any]:
    values: dict[str, Any] = {"id": question.key, "kind": question.kind, "text": question.text, "see": question.see}
    if question.kind in course.NUMBER_KINDS:
        values |= {
            "answer": question.answer,
            "tolerance": question.tolerance,
            "rtol": question.rtol or None,
            "unit": question.unit or None,
            "generator": f"{question.generator}\n" if question.generator else None,
        }
    return values | {"extra": question.extra or None, "explanation": question.explanation or None}


def _gap_values(gap: course.Gap) -> dict[str, Any]:
    if gap.number is not None:
        return {"name": gap.name, "answer": gap.number, "tolerance": gap.tolerance, "rtol": gap.rtol or None}
    return {"name": gap.name, "options": gap.options or None, "answer": gap.answer, "accept": gap.accept or None}


def _prompt(prompt: course.Prompt) -> dict[str, Any]:
    if prompt.kind == "cloze":
        return {"id": prompt.key, "kind": prompt.kind, "text": prompt.front}
    return {"id": prompt.key, "kind": prompt.kind, "front": prompt.front, "back": prompt.back}


def _video(video: course.Video) -> dict[str, Any]:
    duration = _duration(video.duration_s) if video.duration_s else None
    return {"provider": video.provider, "ref": video.ref, "title": video.title, "duration": duration}


def _duration(seconds: int) -> str:
    """ISO 8601: 723 gives PT12M3S."""
    hours, rest = divmod(seconds, 3600)
    parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
    return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


def _table(header: str, values: dict[str, Any]) -> str:
    return f"{header}\n{table(values)}"
