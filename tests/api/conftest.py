from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from knox.models import AuthToken

from cards.models import Card, Revision, Topic, Track
from quizzes.models import Choice, CodeTask, CodeTaskFile, Hint, Question

SOFTMAX = Path(settings.BASE_DIR) / "catalogue/transformers/softmax-stable/code/softmax"


class ApiClient(Client):
    """A program that calls the API: JSON in, a token in the header."""

    def __init__(self, user=None, **kwargs):
        headers = {"Authorization": f"Token {AuthToken.objects.create(user)[1]}"} if user else {}
        super().__init__(headers=headers, **kwargs)

    def send(self, url, data, method="post", **more):
        return getattr(self, method)(url, data, content_type="application/json", **more)


@pytest.fixture
def api(erin):
    return ApiClient(erin)


@pytest.fixture
def as_dave(dave):
    return ApiClient(dave)


@pytest.fixture
def guest(db):
    return ApiClient()


@pytest.fixture
def topics(db):
    tracks = [Track.objects.create(slug=slug, title=slug.title()) for slug in ("maths", "transformers")]
    return {track.slug: Topic.objects.create(slug=f"{track.slug}-1", title="One", track=track) for track in tracks}


@pytest.fixture
def make_card(topics, bob):
    def make(slug="softmax-stable", track="transformers", status=Card.Status.PUBLISHED, **fields):
        card = Card.objects.create(slug=slug, topic=topics[track], creator=bob, status=status, **fields)
        card.current = Revision.objects.create(
            card=card,
            number=1,
            content_hash="a" * 64,
            title=slug.replace("-", " ").title(),
            summary="Why to shift.",
            body="Shift by $m$.",
            body_html="<p>Shift.</p>",
            author=bob,
        )
        card.save(update_fields=["current"])
        return card

    return make


@pytest.fixture
def card(make_card):
    return make_card()


@pytest.fixture
def make_question():
    def make(card, key="shift", **fields):
        fields = {"text": "Add 5?", "text_html": "<p>Add 5?</p>", **fields}
        question = Question.objects.create(card=card, key=key, **fields)
        for position, (text, correct) in enumerate([("sharper", False), ("unchanged", True), ("flatter", False)]):
            Choice.objects.create(
                question=question,
                position=position,
                text=text,
                text_html=text,
                correct=correct,
                explanation=f"because-{text}",
                explanation_html=f"<p>because-{text}</p>",
                misconception=f"thinks-{text}",
            )
        for position, text in enumerate(["nudge-words", "where-words"]):
            Hint.objects.create(question=question, position=position, text=text, text_html=f"<p>{text}</p>")
        return question

    return make


@pytest.fixture
def question(card, make_question):
    return make_question(card)


@pytest.fixture
def choice(question):
    """Choice ids by their text."""
    return {choice.text: choice.pk for choice in question.choices.all()}


@pytest.fixture
def make_task():
    def make(card, slug="softmax", position=0):
        task = CodeTask.objects.create(
            card=card,
            slug=slug,
            title=slug.title(),
            entry="softmax",
            position=position,
            statement_html="<p>Write it.</p>",
        )
        for path in sorted(path for path in SOFTMAX.rglob("*") if path.suffix in {".py", ".toml", ".md"}):
            CodeTaskFile.objects.create(task=task, path=path.relative_to(SOFTMAX).as_posix(), text=path.read_text())
        return task

    return make


@pytest.fixture
def task(card, make_task):
    return make_task(card)
