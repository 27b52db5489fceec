"""Flashcards."""

from cards.models import Card
from content.files import course
from content.loading.problems import Problems
from reviews.authoring import render_prompt
from reviews.models import Prompt


def load_prompts(row: Card, card: course.Card, problems: Problems) -> None:
    """Make the card's prompts what its file says. One that vanished is deleted, or put to rest when learnt."""
    known = {prompt.key: prompt for prompt in row.prompts.all()}
    made: list[Prompt] = []
    for position, source in enumerate(card.prompts):
        prompt = known.pop(source.key, None) or Prompt(card=row, key=source.key)
        prompt.kind, prompt.front, prompt.back = source.kind, source.front, source.back
        prompt.position, prompt.active = position, True
        with problems.typesetting(f"{card.folder}/flashcards.toml", source.place.line("front"), "prompt.front"):
            render_prompt(prompt)
            if prompt.pk is None:
                made.append(prompt)
            else:
                prompt.save()
    Prompt.objects.bulk_create(made)
    for prompt in known.values():
        _retire(prompt)


def _retire(prompt: Prompt) -> None:
    if not (prompt.reviews.exists() or prompt.memories.exists()):
        prompt.delete()
    elif prompt.active:
        prompt.active = False
        prompt.save(update_fields=["active"])
