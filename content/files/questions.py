"""questions.toml: one answer, several answers, numbers, and what content.files.parts reads: things to arrange."""

import re
from dataclasses import replace

from content.errors import ContentError
from content.files.course import CHOICE_KINDS, KINDS, NUMBER_KINDS, Choice, Question
from content.files.parts import PARTS
from content.files.record import Record, Source, refuse_twice

HINTS = (2, 3)
_CATCH_ALL = re.compile(
    r"\b(?:all|none|both|neither) of (?:these|those|them|the above|(?:the )?(?:other )?(?:answers|choices|options))\b",
    re.IGNORECASE,
)
_DRAW = re.compile(r"^def draw\(\s*rng\b", re.MULTILINE)


def read_questions(file: str, text: str, errors: list[ContentError]) -> tuple[Question, ...]:
    """All questions of a file, in order; what is wrong is noted in `errors`."""
    top = Source(file, text, errors).top()
    records = top.tables("question")
    top.finish()
    if not records:
        top.fail("question", "a card needs at least one [[question]]")
    refuse_twice(records, "id")
    return tuple(_question(record) for record in records)


def _question(record: Record) -> Question:
    kind = record.choice("kind", KINDS)
    question = Question(
        key=record.slug("id", longest=80),
        kind=kind,
        text=record.text("text"),
        see=record.text("see", longest=80),
        choices=_choices(record, kind) if kind in CHOICE_KINDS else (),
        hints=_hints(record),
        explanation=record.text("explanation", "" if kind in CHOICE_KINDS else None),
        place=record.place,
    )
    if kind in NUMBER_KINDS:
        question = _with_number(question, record)
    if kind in PARTS:
        question = PARTS[kind](question, record)
    record.finish()
    return question


def _with_number(question: Question, record: Record) -> Question:
    if not record.has("tolerance") and not record.has("rtol"):
        record.fail("tolerance", "a number needs a tolerance (absolute) or an rtol (relative)")
    return replace(
        question,
        answer=record.number("answer") if question.kind == "numeric" else None,
        generator=_generator(record) if question.kind == "parametric" else "",
        tolerance=record.size("tolerance", 0.0),
        rtol=record.size("rtol", 0.0),
        unit=record.text("unit", "", longest=20, empty=True),
    )


def _generator(record: Record) -> str:
    code = record.text("generator")
    if code and not _DRAW.search(code):
        record.fail("generator", 'must define draw(rng) -> {"params": {…}, "answer": number}')
    return code


def _choices(record: Record, kind: str) -> tuple[Choice, ...]:
    records = record.tables("choices")
    choices = tuple(_choice(item) for item in records)
    n_right = sum(choice.correct for choice in choices)
    if len(choices) < 2:
        record.fail("choices", f"a choice needs at least two, there are {len(choices)}")
    elif kind == "single" and n_right != 1:
        record.fail("choices", f"exactly one choice is right, here {n_right} are")
    elif kind == "multiple" and not 0 < n_right < len(choices):
        record.fail("choices", f"some are right and some are wrong, here {n_right} of {len(choices)} are right")
    refuse_twice(records, "text")
    return choices


def _choice(record: Record) -> Choice:
    choice = Choice(
        text=record.text("text"),
        correct=record.boolean("correct"),
        explanation=record.text("explanation"),
        misconception=record.text("misconception", "", longest=200, empty=True),
    )
    if _CATCH_ALL.search(choice.text):
        record.fail("text", "“all of the above” and its like test reading, not knowledge")
    if not choice.correct and not choice.misconception:
        record.fail("misconception", "a wrong choice names the misconception behind it")
    if choice.correct and choice.misconception:
        record.fail("misconception", "the right choice has none")
    record.finish()
    return choice


def _hints(record: Record) -> tuple[str, ...]:
    records = record.tables("hints")
    hints = tuple(item.text("text") for item in records)
    for item in records:
        item.finish()
    least, most = HINTS
    if not least <= len(hints) <= most:
        record.fail("hints", f"a question has {least} or {most} hints, here are {len(hints)}")
    return hints
