"""A made-up catalogue and a made-up past of any size, the same for the same numbers: to measure how the site grows.

Cards are written straight into the tables (no typesetting), in tracks of their own, four questions with four choices
and three flashcards each. Learners come in as many as give each about ATTEMPTS_EACH attempts: in a large database one
has done as much as in a small one, there are only more of them. Each walks through the catalogue from a card of their
own, answers every question, now and then wrongly first, completes cards and reviews the flashcards of the first ones.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from cards.catalogue import changed
from cards.models import Card, Completion, Revision, SearchDocument, SearchWord, Topic, Track
from quizzes.models import Attempt, Choice, Question, Submission
from reviews.bulk import Table, trust_rows
from reviews.models import Memory, Prompt, Review

PREFIX = "load-"
QUESTIONS, CHOICES, PROMPTS = 4, 4, 3
ATTEMPTS_EACH = 500
REVIEWED_CARDS = 20
VOCABULARY, BODY_WORDS = 4_000, 220
TRACKS, TOPICS = 3, 24
SPAN = timedelta(days=170)
SYLLABLES = [first + vowel for first in "bcdfglmnprstv" for vowel in "aeiou"]


@dataclass(frozen=True)
class Made:
    """How many rows of each there are now."""

    cards: int
    learners: int
    attempts: int


def has_real_learners() -> bool:
    """Whether anybody but the made-up learners answered, submitted or reviewed anything."""
    return any(
        model.objects.exclude(user__username__startswith=PREFIX).exists() for model in (Attempt, Submission, Review)
    )


@transaction.atomic
def seed(cards: int, attempts: int) -> Made:
    """Write so many cards and attempts over what an earlier call wrote; nothing is written twice."""
    trust_rows()
    have = Card.objects.filter(slug__startswith=PREFIX).count()
    draws = Random(f"{have}:{cards}:{attempts}")  # noqa: S311 made-up data
    now = timezone.now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    words = _words()
    if cards > have:
        _Cards(words, draws, now, have).write(cards - have)
    done = Attempt.objects.filter(user__username__startswith=PREFIX).count()
    learners = _Learners(draws, now).write(attempts - done) if attempts > done else 0
    changed()
    return Made(max(cards - have, 0), learners, max(attempts - done, 0))


def _words() -> list[str]:
    draws = Random("words")  # noqa: S311 made-up data
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(draws.choices(SYLLABLES, k=draws.randint(2, 4)))] = None
    return list(found)


class _Cards:
    def __init__(self, words: list[str], draws: Random, now: datetime, have: int) -> None:
        self.words, self.draws, self.now, self.have = words, draws, now, have
        self.weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))  # Zipf's law
        self.author, _ = User.objects.get_or_create(username=f"{PREFIX}author", defaults={"name": "Load author"})
        self.topics = _topics()

    def write(self, number: int) -> None:
        self.pks = [uuid.UUID(int=self.draws.getrandbits(128), version=4) for _ in range(number)]
        self.texts = [self._text() for _ in range(number)]
        first = Table(Revision).next_id()
        Table(Card).write(self._cards())
        Table(Revision).write(self._revisions(first))
        self._set_current(first)
        self._edges()
        self._tasks()
        Table(Prompt).write(self._prompts())
        known = set(SearchWord.objects.values_list("word", flat=True))
        Table(SearchWord).write(_numbered(SearchWord, ({"word": word} for word in self.words if word not in known)))
        Table(SearchDocument).write(_numbered(SearchDocument, self._documents(first)))

    def _text(self) -> tuple[str, str]:
        """Title and body."""
        title = " ".join(self.draws.sample(self.words[200:], 3)).capitalize()
        return title, " ".join(self.draws.choices(self.words, cum_weights=self.weights, k=BODY_WORDS))

    def _topic(self, place: int) -> Topic:
        return self.topics[(self.have + place) // 40 % len(self.topics)]

    def _cards(self) -> Iterator[dict[str, Any]]:
        for place, pk in enumerate(self.pks):
            number = self.have + place
            yield {
                "id": pk, "slug": f"{PREFIX}{number}", "topic_id": self._topic(place).pk, "order": number % 30_000,
                "difficulty": Card.Difficulty.values[number % 3], "creator_id": self.author.pk,
                "status": "published", "created_at": self.now, "current_id": None,
            }  # fmt: skip

    def _revisions(self, first: int) -> Iterator[dict[str, Any]]:
        for place, (pk, (title, body)) in enumerate(zip(self.pks, self.texts, strict=True)):
            yield {
                "id": first + place, "card_id": pk, "number": 1, "content_hash": f"{place:064x}", "title": title,
                "summary": body[:140], "body": body, "title_html": title, "body_html": _paragraphs(body),
                "author_id": self.author.pk, "created_at": self.now,
            }  # fmt: skip

    def _set_current(self, first: int) -> None:
        mine = Revision.objects.filter(pk__gte=first, card=OuterRef("pk")).values("pk")[:1]
        Card.objects.filter(slug__startswith=PREFIX, current__isnull=True).update(current=Subquery(mine))

    def _edges(self) -> None:
        """Each card builds on one or two of the twenty before it; every fortieth on none."""
        through = Card.builds_on.through

        def rows() -> Iterator[dict[str, Any]]:
            for place, pk in enumerate(self.pks):
                near = range(max(0, place - 20), place)
                for other in self.draws.sample(near, min(len(near), 1 + place % 2)) if place % 40 else ():
                    yield {"from_card_id": pk, "to_card_id": self.pks[other]}

        Table(through).write(_numbered(through, rows()))

    def _tasks(self) -> None:
        first, table = Table(Question).next_id(), Table(Question)
        table.write(
            {"id": first + place * QUESTIONS + at, "card_id": pk, "key": f"q{at}", "position": at,
             "text": self.texts[place][1][at * 60 : at * 60 + 90], "text_html": f"<p>{self.texts[place][1][:90]}?</p>"}
            for place, pk in enumerate(self.pks) for at in range(QUESTIONS)
        )  # fmt: skip
        number = len(self.pks) * QUESTIONS
        Table(Choice).write(_numbered(Choice, (
            {"question_id": first + question, "position": at, "text": self.words[at],
             "correct": at == question % CHOICES, "text_html": self.words[(question + at) % VOCABULARY],
             "explanation_html": "<p>Because.</p>"}
            for question in range(number) for at in range(CHOICES)
        )))  # fmt: skip

    def _prompts(self) -> Iterator[dict[str, Any]]:
        rows = (
            {"card_id": pk, "key": f"p{at}", "position": at, "front": "?", "back": "!", "front_html": "<p>?</p>",
             "back_html": "<p>!</p>"}
            for pk in self.pks for at in range(PROMPTS)
        )  # fmt: skip
        return _numbered(Prompt, rows)

    def _documents(self, first: int) -> Iterator[dict[str, Any]]:
        for place, (pk, (title, body)) in enumerate(zip(self.pks, self.texts, strict=True)):
            yield {"card_id": pk, "revision_id": first + place, "title": title, "topic": self._topic(place).title,
                   "summary": body[:140], "body": body}  # fmt: skip


def _topics() -> list[Topic]:
    tracks = [
        Track.objects.get_or_create(slug=f"{PREFIX}{at}", defaults={"title": f"Load {at + 1}", "order": 90 + at})[0]
        for at in range(TRACKS)
    ]
    return [
        Topic.objects.get_or_create(
            slug=f"{PREFIX}{at}", defaults={"title": f"Load topic {at + 1}", "track": tracks[at * TRACKS // TOPICS]}
        )[0]
        for at in range(TOPICS)
    ]


def _paragraphs(body: str) -> str:
    words = body.split()
    return "".join(f"<p>{' '.join(words[at : at + 55])}.</p>" for at in range(0, len(words), 55))


def _numbered(model: Any, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give each row the next free id. The table is asked now: while rows are copied nothing can be asked."""
    first = Table(model).next_id()
    return ({"id": first + place, **row} for place, row in enumerate(rows))


class _Learners:
    """Walks of made-up learners; what a walk leaves is collected in one pass and written table by table."""

    def __init__(self, draws: Random, now: datetime) -> None:
        self.draws, self.now = draws, now
        rows = Question.objects.filter(card__slug__startswith=PREFIX).order_by("card__order", "card", "position")
        self.questions: list[tuple[int, Any]] = list(rows.values_list("pk", "card"))
        revisions = Card.objects.filter(slug__startswith=PREFIX).values_list("pk", "current")
        self.revisions = dict(revisions)
        self.prompts: dict[Any, list[int]] = {}
        for card, pk in Prompt.objects.filter(card__slug__startswith=PREFIX).values_list("card", "pk"):
            self.prompts.setdefault(card, []).append(pk)

    def write(self, attempts: int) -> int:
        have = User.objects.filter(username__startswith=f"{PREFIX}learner").count()
        number = max(1, attempts // ATTEMPTS_EACH)
        first = Table(User).next_id()
        Table(User).write(
            {"id": first + at, "username": f"{PREFIX}learner-{have + at}", "password": "!", "date_joined": self.now,
             "name": f"Load {have + at}"}
            for at in range(number)
        )  # fmt: skip
        self.finished: list[tuple[int, Any, datetime]] = []
        shares = [attempts // number + (at < attempts % number) for at in range(number)]
        walks = (row for at, share in enumerate(shares) for row in self._walk(first + at, share))
        Table(Attempt).write(_numbered(Attempt, walks))
        Table(Completion).write(_numbered(Completion, (
            {"user_id": user, "card_id": card, "completed_at": at} for user, card, at in self.finished
        )))  # fmt: skip
        self._reviews()
        return number

    def _walk(self, user: int, attempts: int) -> Iterator[dict[str, Any]]:
        """So many attempts, in the order of the course from a card of one's own."""
        at = self.draws.randrange(len(self.questions)) // QUESTIONS * QUESTIONS
        step, moment = SPAN / (attempts + 1), self.now - SPAN
        left, end = attempts, at + len(self.questions)
        while left:
            question, card = self.questions[at % len(self.questions)]
            for right in (False, True) if self.draws.random() < 0.25 else (True,):
                if not left:
                    return
                left, moment = left - 1, moment + step
                yield {
                    "user_id": user, "question_id": question, "revision_id": self.revisions[card],
                    "response": {"choices": []}, "correct": right, "score": float(right), "created_at": moment,
                }  # fmt: skip
            at += 1
            if at % QUESTIONS == 0 and at <= end:  # once around, a card is completed already
                self.finished.append((user, card, moment))

    def _reviews(self) -> None:
        """Two reviews of each flashcard of a learner's first cards, and the memory they leave."""
        counts: dict[int, int] = {}
        rows: list[tuple[int, int, datetime]] = []
        for user, card, at in self.finished:
            counts[user] = counts.get(user, 0) + 1
            if counts[user] <= REVIEWED_CARDS:
                rows += [(user, prompt, at) for prompt in self.prompts[card]]
        Table(Review).write(_numbered(Review, (
            {"user_id": user, "prompt_id": prompt, "rating": 3, "reviewed_at": at + timedelta(days=days)}
            for user, prompt, at in rows for days in (1, 4)
        )))  # fmt: skip
        Table(Memory).write(_numbered(Memory, (
            {"user_id": user, "prompt_id": prompt, "due": at + timedelta(days=200), "state": 2, "stability": 60.0,
             "difficulty": 5.0, "last_review": at + timedelta(days=4), "reps": 2}
            for user, prompt, at in rows
        )))  # fmt: skip
