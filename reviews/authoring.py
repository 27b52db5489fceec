"""What a creator writes on a flashcard becomes what a review shows."""

from cards.revisions import typeset
from reviews import cloze
from reviews.models import Prompt


class PromptError(ValueError):
    """A prompt that cannot be asked. `field` is the one to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def sides(prompt: Prompt) -> tuple[str, str]:
    """Markdown of front and back as they are shown; a cloze hides its deletions in front and marks them behind.

    Raises PromptError when a side is missing or the cloze does not parse.
    """
    if not prompt.front.strip():
        raise PromptError("front", "Write the front.")
    if prompt.kind == Prompt.Kind.CLOZE:
        return _cloze_sides(prompt)
    if not prompt.back.strip():
        raise PromptError("back", "Write the back: what the learner should recall.")
    return prompt.front, prompt.back


def _cloze_sides(prompt: Prompt) -> tuple[str, str]:
    if prompt.back.strip():
        raise PromptError("back", "A cloze has no back: the hidden parts are its answer.")
    try:
        found = cloze.deletions(prompt.front)
    except cloze.ClozeError as error:
        raise PromptError("front", f"The cloze does not parse: {error}.") from None
    if not found:
        raise PromptError("front", "A cloze hides something: write {{c1::the hidden part}}.")
    return cloze.front(prompt.front), cloze.back(prompt.front)


def render_prompt(prompt: Prompt) -> None:
    """Fill front_html and back_html; nothing is saved.

    Raises PromptError, or MarkupError with the line when the maths does not parse.
    """
    front, back = (typeset(prompt.card, side) for side in sides(prompt))
    prompt.front_html, prompt.back_html = cloze.dress(front), cloze.dress(back)
