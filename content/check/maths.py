"""Every text typeset as the site would."""

from collections.abc import Iterator

from cards.markup import MarkupError, render
from content.check.texts import Text, texts
from content.errors import ContentError
from content.files.course import Card


def untypeset(card: Card) -> Iterator[ContentError]:
    """One error for each text whose maths does not parse or that shows a drawing the card lacks."""
    drawings = {f"figures/{name}": svg for name, svg in card.drawings.items()}
    for text in texts(card):
        error = typeset_error(text, drawings)
        if error is not None:
            yield error


def typeset_error(text: Text, drawings: dict[str, str]) -> ContentError | None:
    try:
        render(text.markdown, figures=drawings, inline=text.inline)
    except MarkupError as error:
        return ContentError(text.file, text.line + max(error.line, 1) - 1, text.field, error.message)
    return None
