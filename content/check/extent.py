"""Reading length, number of tasks, initials: what should be, for the author's judgement."""

from collections.abc import Iterable, Iterator

from accounts.models import User
from content.errors import ContentError
from content.files.course import Card, Person

WORDS = (250, 700)
LEAST_QUESTIONS = 4
PROMPTS = (4, 8)


def out_of_bounds(card: Card) -> Iterator[ContentError]:
    """Warnings: the bounds serve most cards, not every one."""
    least, most = WORDS
    words = card.body.words()
    if not least <= words <= most:
        yield ContentError(card.file, 0, "body", f"{words} words; {least} to {most} read well")
    if len(card.questions) < LEAST_QUESTIONS:
        message = f"{len(card.questions)} questions; at least {LEAST_QUESTIONS} are wanted"
        yield ContentError(f"{card.folder}/questions.toml", 0, "question", message)
    least, most = PROMPTS
    if not least <= len(card.prompts) <= most:
        message = f"{len(card.prompts)} prompts; {least} to {most} are wanted"
        yield ContentError(f"{card.folder}/flashcards.toml", 0, "prompt", message)


def other_initials(people: Iterable[Person]) -> Iterator[ContentError]:
    """Warnings where people.toml gives other initials than the site makes of the name."""
    for person in people:
        shown = User(username=person.handle, name=person.name).initials
        if person.initials and person.initials != shown:
            message = f"{person.handle}: the site shows {shown}, not {person.initials}"
            yield ContentError("people.toml", 0, "person.initials", message)
