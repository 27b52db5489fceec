"""flashcards.toml: front and back, cloze, formula."""

import re

from content.errors import ContentError
from content.files.course import PROMPT_KINDS, Prompt
from content.files.record import Record, Source, refuse_twice
from reviews import cloze

_CLOZE = re.compile(r"\{\{c(\d+)::")


def read_prompts(file: str, text: str, errors: list[ContentError]) -> tuple[Prompt, ...]:
    """All prompts of a file, in order; what is wrong is noted in `errors`."""
    top = Source(file, text, errors).top()
    records = top.tables("prompt")
    top.finish()
    if not records:
        top.fail("prompt", "a card needs at least one [[prompt]]")
    refuse_twice(records, "id")
    return tuple(_prompt(record) for record in records)


def _prompt(record: Record) -> Prompt:
    kind = record.choice("kind", PROMPT_KINDS)
    prompt = Prompt(
        key=record.slug("id", longest=80),
        kind=kind,
        front=_cloze(record) if kind == "cloze" else record.text("front"),
        back="" if kind == "cloze" else record.text("back"),
        place=record.place,
    )
    record.finish()
    return prompt


def _cloze(record: Record) -> str:
    text = record.text("text")
    numbers = sorted({int(number) for number in _CLOZE.findall(text)})
    if text and (not numbers or numbers != list(range(1, len(numbers) + 1))):
        record.fail("text", "a cloze hides parts as {{c1::…}}, {{c2::…}}, counted from 1")
    try:
        cloze.deletions(text)
    except cloze.ClozeError as error:
        record.fail("text", f"the cloze does not parse: {error}")
    return text
