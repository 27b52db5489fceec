"""Reading length and number of tasks: what a card should have, for the author's judgement."""

from collections.abc import Iterator

from content.errors import ContentError
from content.files.course import Card

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
