"""What a creator writes on a flashcard becomes what a review shows."""

from cards.revisions import typeset
from reviews import cloze
from reviews.models import Prompt


class PromptError(ValueError):
    """A prompt that cannot be asked. `field` is the one to mend."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


def check_prompt(prompt: Prompt) -> None:
    """Raise PromptError when a side is missing or the cloze does not parse."""
    if not prompt.front.strip():
        raise PromptError("front", "Write the front.")
    if prompt.kind == Prompt.Kind.CLOZE:
        _check_cloze(prompt)
    elif not prompt.back.strip():
        raise PromptError("back", "Write the back: what the learner should recall.")


def _check_cloze(prompt: Prompt) -> None:
    if prompt.back.strip():
        raise PromptError("back", "A cloze has no back: the hidden parts are its answer.")
    try:
        found = cloze.deletions(prompt.front)
    except cloze.ClozeError as error:
        raise PromptError("front", f"The cloze does not parse: {error}.") from None
    if not found:
        raise PromptError("front", "A cloze hides something: write {{c1::the hidden part}}.")


def render_prompt(prompt: Prompt) -> None:
    """Fill front_html and back_html; nothing is saved.

    The front of a cloze hides its deletions, the back shows them marked. Raises PromptError, or MarkupError
    with the line when the maths does not parse.
    """
    check_prompt(prompt)
    if prompt.kind == Prompt.Kind.CLOZE:
        prompt.front_html = cloze.dress(typeset(prompt.card, cloze.front(prompt.front)))
        prompt.back_html = cloze.dress(typeset(prompt.card, cloze.back(prompt.front)))
    else:
        prompt.front_html = typeset(prompt.card, prompt.front)
        prompt.back_html = typeset(prompt.card, prompt.back)
