"""What a creator writes becomes what a page shows: rendering, and the files of a code task."""

import hashlib
from collections.abc import Mapping, Sequence

from django.db import transaction

from cards.models import Card
from cards.revisions import typeset
from quizzes import gaps
from quizzes.models import Choice, CodeTask, CodeTaskFile, Hint, Part, Question
from quizzes.models.questions import fresh_token
from sandbox.package import TaskPackage


def render_question(question: Question) -> None:
    """Fill the HTML columns of a question; a parametric one is typeset anew for each variant."""
    text = gaps.slotted(question.text) if question.kind == Question.Kind.CLOZE else question.text
    question.text_html = typeset(question.card, text)
    question.explanation_html = typeset(question.card, question.explanation)


def render_choice(choice: Choice, card: Card) -> None:
    choice.text_html = typeset(card, choice.text, inline=True)
    choice.explanation_html = typeset(card, choice.explanation)


def render_part(part: Part, card: Card) -> None:
    """Fill the HTML of an item, of a pair or of a gap's options; a gap's own text is its name, which is not typeset."""
    text = "" if part.options else part.text
    part.text_html, part.right_html = (typeset(card, side, inline=True) for side in (text, part.right))
    for option in part.options:
        option["html"] = typeset(card, option["text"], inline=True)


def set_options(part: Part, texts: Sequence[str]) -> None:
    """Give a gap these options; one whose text stays keeps its token, which learners' answers name."""
    tokens = {option["text"]: option["token"] for option in part.options}
    part.options = [{"token": tokens.get(text) or fresh_token(), "text": text, "html": ""} for text in texts]


def render_hint(hint: Hint, card: Card) -> None:
    hint.text_html = typeset(card, hint.text)


@transaction.atomic
def set_files(task: CodeTask, files: Mapping[str, str]) -> bool:
    """Make these the task's files; True when they differ from what was there.

    Raises PackageError (file, line, field) when they do not fit together, MarkupError when the statement does not
    typeset; the task then stays as it was.
    """
    package = TaskPackage.from_files(task.slug, files)
    if task.content_hash == package.content_hash and task.files.exists():
        return False
    spec = package.spec
    task.title, task.profile, task.entry, task.points = spec.title, spec.profile, spec.entry, spec.points
    task.statement_html = typeset(task.card, package.files["statement.md"])
    task.content_hash = package.content_hash
    task.proof = None
    task.save()
    task.files.all().delete()
    CodeTaskFile.objects.bulk_create(CodeTaskFile(task=task, path=path, text=text) for path, text in files.items())
    _set_hints(task, [hint.text for hint in spec.hints])
    task.__dict__.pop("package", None)
    return True


def _set_hints(task: CodeTask, texts: list[str]) -> None:
    task.hints.filter(position__gte=len(texts)).delete()
    for position, text in enumerate(texts):
        html = typeset(task.card, text)
        Hint.objects.update_or_create(code_task=task, position=position, defaults={"text": text, "text_html": html})


def digests(card: Card) -> list[str]:
    """One digest for each active question and code task, in order; part of the revision's content hash."""
    questions = [
        _question_digest(question)
        for question in card.questions.filter(active=True).prefetch_related("choices", "hints", "parts")
    ]
    return questions + [f"{task.slug}:{task.content_hash}" for task in card.code_tasks.filter(active=True)]


def _question_digest(question: Question) -> str:
    choices = [
        (choice.text, choice.correct, choice.explanation, choice.misconception) for choice in question.choices.all()
    ]
    hints = [hint.text for hint in question.hints.all()]
    marking = (question.answer, question.tolerance, question.rtol, question.unit, question.generator)
    said = (question.key, question.kind, question.text, question.see, question.explanation)
    parts = [_part_digest(part) for part in question.parts.all()]
    return hashlib.sha256(repr((said, marking, choices, hints, *parts)).encode()).hexdigest()


def _part_digest(part: Part) -> tuple[object, ...]:
    options = [option["text"] for option in part.options]
    return (part.text, part.right, options, part.answer, part.accept, part.number, part.tolerance, part.rtol)
