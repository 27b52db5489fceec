"""Questions with their choices and hints."""

from contextlib import AbstractContextManager

from cards.models import Card
from content.files import course
from content.loading.parts import parts_of
from content.loading.problems import Problems
from content.loading.rows import align, make_room
from quizzes.authoring import render_choice, render_hint, render_part, render_question
from quizzes.models import Choice, Hint, Part, Question

_COPIED = ("kind", "text", "see", "answer", "tolerance", "rtol", "unit", "generator", "explanation")


class QuestionLoader:
    """Makes the questions of one card what its file says."""

    def __init__(self, row: Card, card: course.Card, problems: Problems) -> None:
        self.row, self.card, self.problems = row, card, problems
        self.file = f"{card.folder}/questions.toml"

    def load(self) -> None:
        """Write every question of the file. One that vanished is deleted, or put to rest when it was answered."""
        known = {question.key: question for question in self.row.questions.all()}
        for position, source in enumerate(self.card.questions):
            question = known.pop(source.key) if source.key in known else Question(card=self.row, key=source.key)
            self._write(question, source, position)
        for question in known.values():
            _retire(question)

    def _write(self, question: Question, source: course.Question, position: int) -> None:
        if question.pk and question.kind != source.kind and question.attempts.exists():
            message = f"learners answered {source.key!r} as {question.kind!r}: give the new kind a new id"
            self.problems.add(self.file, source.place.line("kind"), "question.kind", message)
            return
        stale = question.pk and (question.text, question.generator) != (source.text, source.generator)
        for name in _COPIED:
            setattr(question, name, getattr(source, name))
        question.position, question.active = position, True
        with self._typesetting(source, "text"):
            render_question(question)
        question.save()
        if stale:
            question.variants.all().delete()  # numbers drawn for the old text
        self._write_choices(question, source)
        self._write_parts(question, source)
        self._write_hints(question, source)

    def _write_choices(self, question: Question, source: course.Question) -> None:
        make_room(question.choices.all())
        matched, left = align(question.choices.all(), [choice.text for choice in source.choices])
        for position, (found, wanted) in enumerate(zip(matched, source.choices, strict=True)):
            choice = found or Choice(question=question)
            choice.text, choice.correct, choice.position = wanted.text, wanted.correct, position
            choice.explanation, choice.misconception = wanted.explanation, wanted.misconception
            with self._typesetting(source, "choices", position):
                render_choice(choice, self.row)
            choice.save()
        question.choices.filter(pk__in=[choice.pk for choice in left]).delete()

    def _write_parts(self, question: Question, source: course.Question) -> None:
        make_room(question.parts.all())
        wanted = parts_of(source)
        matched, left = align(question.parts.all(), [part.text for part in wanted])
        question.parts.filter(pk__in=[part.pk for part in left]).delete()
        for position, (found, content) in enumerate(zip(matched, wanted, strict=True)):
            part = found or Part(question=question)
            content.write(part)
            part.position = position
            with self._typesetting(source, content.key, position):
                render_part(part, self.row)
            part.save()

    def _write_hints(self, question: Question, source: course.Question) -> None:
        make_room(question.hints.all())
        matched, left = align(question.hints.all(), source.hints)
        for position, (found, text) in enumerate(zip(matched, source.hints, strict=True)):
            hint = found or Hint(question=question)
            hint.text, hint.position = text, position
            with self._typesetting(source, "hints", position):
                render_hint(hint, self.row)
            hint.save()
        question.hints.filter(pk__in=[hint.pk for hint in left]).delete()

    def _typesetting(self, source: course.Question, *keys: str | int) -> AbstractContextManager[None]:
        return self.problems.typesetting(self.file, source.place.line(*keys), f"question.{keys[0]}")


def _retire(question: Question) -> None:
    if not question.attempts.exists():
        question.delete()
    elif question.active:
        question.active = False
        question.save(update_fields=["active"])
