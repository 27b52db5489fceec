from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import User
from cards.models import Card, Revision, Topic, Track
from quizzes.models import Choice, CodeTask, CodeTaskFile, Hint, Question

SOFTMAX = Path(settings.BASE_DIR) / "catalogue/transformers/softmax-stable/code/softmax"


@pytest.fixture
def author(db):
    return User.objects.create_user("author", "author@example.org")


@pytest.fixture
def card(author):
    track = Track.objects.create(slug="transformers", title="Transformers", order=3)
    topic = Topic.objects.create(slug="softmax", title="Softmax", track=track)
    card = Card.objects.create(slug="softmax-stable", topic=topic, creator=author, status=Card.Status.PUBLISHED)
    card.current = Revision.objects.create(
        card=card,
        number=1,
        content_hash="0" * 64,
        title="Stable softmax",
        body="x",
        body_html="<p>x</p>",
        author=author,
    )
    card.save(update_fields=["current"])
    return card


@pytest.fixture
def question(card):
    question = Question.objects.create(card=card, key="shift", text="Add 5?", text_html="<p>Add 5?</p>")
    for position, (text, correct) in enumerate([("sharper", False), ("unchanged", True), ("flatter", False)]):
        Choice.objects.create(
            question=question,
            position=position,
            text=text,
            text_html=text,
            correct=correct,
            explanation=f"because {text}",
            explanation_html=f"<p>because {text}</p>",
        )
    for position, text in enumerate(["nudge-words", "where-words", "step-words"]):
        Hint.objects.create(question=question, position=position, text=text, text_html=f"<p>{text}</p>")
    return question


@pytest.fixture
def choice(question):
    """Choice ids by their text."""
    return {choice.text: choice.pk for choice in question.choices.all()}


@pytest.fixture
def code_task(card):
    task = CodeTask.objects.create(
        card=card, slug="softmax", title="Softmax", entry="softmax", statement_html="<p>Write it.</p>"
    )
    for path in sorted(path for path in SOFTMAX.rglob("*") if path.suffix in {".py", ".toml", ".md"}):
        CodeTaskFile.objects.create(task=task, path=path.relative_to(SOFTMAX).as_posix(), text=path.read_text())
    task.content_hash = task.package.content_hash
    task.save(update_fields=["content_hash"])
    return task
