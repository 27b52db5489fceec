"""Questions with their choices and hints."""

from contextlib import AbstractContextManager

from cards.models import Card
from content.files import course
from content.loading.parts import parts_of
from content.loading.problems import Problems
from content.loading.rows import deal
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
        new = question.pk is None
        with self._typesetting(source, "text"):
            render_question(question)
        question.save()
        if stale:
            question.variants.all().delete()  # numbers drawn for the old text
        self._write_choices(question, source, new=new)
        self._write_parts(question, source, new=new)
        self._write_hints(question, source, new=new)

    def _write_choices(self, question: Question, source: course.Question, *, new: bool) -> None:
        def fill(choice: Choice, position: int) -> None:
            wanted = source.choices[position]
            choice.text, choice.correct = wanted.text, wanted.correct
            choice.explanation, choice.misconception = wanted.explanation, wanted.misconception
            with self._typesetting(source, "choices", position):
                render_choice(choice, self.row)

        deal(question.choices, [choice.text for choice in source.choices], fill, new=new)

    def _write_parts(self, question: Question, source: course.Question, *, new: bool) -> None:
        wanted = parts_of(source)

        def fill(part: Part, position: int) -> None:
            wanted[position].write(part)
            with self._typesetting(source, wanted[position].key, position):
                render_part(part, self.row)

        deal(question.parts, [part.text for part in wanted], fill, new=new)

    def _write_hints(self, question: Question, source: course.Question, *, new: bool) -> None:
        def fill(hint: Hint, position: int) -> None:
            hint.text = source.hints[position]
            with self._typesetting(source, "hints", position):
                render_hint(hint, self.row)

        deal(question.hints, source.hints, fill, new=new)

    def _typesetting(self, source: course.Question, *keys: str | int) -> AbstractContextManager[None]:
        return self.problems.typesetting(self.file, source.place.line(*keys), f"question.{keys[0]}")


def _retire(question: Question) -> None:
    if not question.attempts.exists():
        question.delete()
    elif question.active:
        question.active = False
        question.save(update_fields=["active"])
