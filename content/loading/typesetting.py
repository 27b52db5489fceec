"""Stored HTML follows the typesetting: what an older version of cards.markup set is set anew, texts unchanged."""

from django.db import transaction

from cards.markup import VERSION, MarkupError
from cards.models import Card
from cards.revisions import typeset, typeset_again
from quizzes.authoring import render_choice, render_hint, render_part, render_question
from quizzes.models import CodeTask, Question
from quizzes.variants import fill
from reviews.authoring import PromptError, render_prompt


def typeset_stale() -> tuple[list[str], list[str]]:
    """Set every card of an older typesetting anew, wherever it was written.

    Returns the slugs of the cards set anew, and of those whose texts are refused now: they keep their old HTML.
    """
    done, refused = [], []
    for card in Card.objects.filter(current__isnull=False).exclude(current__markup=VERSION).select_related("current"):
        try:
            with transaction.atomic():
                _typeset_card(card)
        except (MarkupError, PromptError):
            refused.append(card.slug)
        else:
            done.append(card.slug)
    return done, refused


def _typeset_card(card: Card) -> None:
    for question in card.questions.prefetch_related("choices", "parts", "hints", "variants"):
        _typeset_question(card, question)
    for task in card.code_tasks.prefetch_related("files", "hints"):
        _typeset_task(card, task)
    for prompt in card.prompts.all():
        render_prompt(prompt)
        prompt.save()
    assert card.current is not None  # noqa: S101 chosen so
    typeset_again(card.current)


def _typeset_question(card: Card, question: Question) -> None:
    question.card = card
    render_question(question)
    question.save(update_fields=["text_html", "explanation_html"])
    for choice in question.choices.all():
        render_choice(choice, card)
        choice.save(update_fields=["text_html", "explanation_html"])
    for part in question.parts.all():
        render_part(part, card)
        part.save(update_fields=["text_html", "right_html", "options"])
    for hint in question.hints.all():
        render_hint(hint, card)
        hint.save(update_fields=["text_html"])
    for variant in question.variants.all():
        variant.text_html = typeset(card, fill(question.text, variant.params))
        variant.save(update_fields=["text_html"])


def _typeset_task(card: Card, task: CodeTask) -> None:
    for file in task.files.all():
        if file.path == "statement.md":
            task.statement_html = typeset(card, file.text)
            task.save(update_fields=["statement_html"])
    for hint in task.hints.all():
        render_hint(hint, card)
        hint.save(update_fields=["text_html"])
