"""How well a learner commands a card.

The rule, from what the learner did on the card and what they should still remember of it:

- *attempted*: anything was answered, submitted or reviewed;
- *familiar*: at least half of its tasks (questions and code tasks alike) are solved;
- *proficient*: all of its tasks are solved, or were when the learner completed the card;
- *mastered*: all are solved, every flashcard has left its learning steps, and recall is at least MASTERED_RECALL.

Recall is the mean chance, by the memory model, that the learner recalls the card's flashcards now; those never reviewed
do not count. As it fades the level drops: below FADING_RECALL a card is familiar at most, below LOST_RECALL attempted.
The scheduler asks again at 0.9, so that whoever reviews what is due keeps what they have.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cards.catalogue import Catalogue, Place
from cards.models import Completion
from quizzes.models import Attempt, Submission
from reviews.models import Memory
from reviews.schedule import LEARNING, retrievability

MASTERED_RECALL = 0.85
FADING_RECALL = 0.7
LOST_RECALL = 0.4


class Level(IntEnum):
    """What a learner's evidence on a card amounts to."""

    NEW = 0
    ATTEMPTED = 1
    FAMILIAR = 2
    PROFICIENT = 3
    MASTERED = 4

    @property
    def word(self) -> Promise:
        return WORDS[self]


WORDS = {
    Level.NEW: _("not begun"),
    Level.ATTEMPTED: _("attempted"),
    Level.FAMILIAR: _("familiar"),
    Level.PROFICIENT: _("proficient"),
    Level.MASTERED: _("mastered"),
}


@dataclass(slots=True)
class Evidence:
    """What is known of one learner on one card; `recalls` holds a chance for each reviewed flashcard."""

    tasks: int = 0
    solved: int = 0
    prompts: int = 0
    learnt: int = 0
    completed: bool = False
    touched_at: datetime | None = None  # last answer or submission
    recalls: tuple[float, ...] = ()

    @property
    def recall(self) -> float | None:
        """0 to 1; None before the first review."""
        return sum(self.recalls) / len(self.recalls) if self.recalls else None


def level(evidence: Evidence) -> Level:
    """The rule at the head of this file."""
    recall = evidence.recall
    reached = _by_tasks(evidence)
    if recall is None:
        return reached
    if recall < LOST_RECALL:
        return min(reached, Level.ATTEMPTED)
    if recall < FADING_RECALL:
        return min(reached, Level.FAMILIAR)
    if reached == Level.PROFICIENT and evidence.learnt >= evidence.prompts and recall >= MASTERED_RECALL:
        return Level.MASTERED
    return reached


def _by_tasks(evidence: Evidence) -> Level:
    solved, tasks = min(evidence.solved, evidence.tasks), evidence.tasks
    if evidence.completed or (tasks and solved == tasks):
        return Level.PROFICIENT
    if tasks and 2 * solved >= tasks:
        return Level.FAMILIAR
    return Level.ATTEMPTED if evidence.touched_at or evidence.recalls else Level.NEW


def levels(user: User, catalogue: Catalogue, now: datetime, only: Iterable[UUID] | None = None) -> dict[UUID, Level]:
    """The levels of the published cards this learner ever touched (of `only` these), in four queries; the others are
    NEW.
    """
    return {pk: level(found) for pk, found in gather(user, catalogue, now, only).items()}


def gather(user: User, catalogue: Catalogue, now: datetime, only: Iterable[UUID] | None = None) -> dict[UUID, Evidence]:
    """The evidence on each card the learner touched (of `only` these), in four queries however many they are."""
    found: dict[UUID, Evidence] = {}
    among = None if only is None else list(only)
    _add_answers(found, user, catalogue, among)
    _add_code(found, user, catalogue, among)
    _add_memories(found, user, catalogue, among, now)
    for pk in Completion.objects.filter(_among("card", among), user=user).values_list("card", flat=True):
        if place := catalogue.places.get(pk):
            _of(found, place).completed = True
    return found


def _of(found: dict[UUID, Evidence], place: Place) -> Evidence:
    return found.setdefault(place.pk, Evidence(tasks=place.n_tasks, prompts=place.n_prompts))


def _among(path: str, among: list[UUID] | None) -> Q:
    return Q() if among is None else Q(**{f"{path}__in": among})


def _add_answers(found: dict[UUID, Evidence], user: User, catalogue: Catalogue, among: list[UUID] | None) -> None:
    right = Count("question", filter=Q(correct=True, question__active=True), distinct=True)
    rows = Attempt.objects.filter(_among("question__card", among), user=user).order_by().values("question__card")
    counted = rows.annotate(solved=right, at=Max("created_at")).values_list("question__card", "solved", "at")
    for pk, solved, at in counted:
        if place := catalogue.places.get(pk):
            evidence = _of(found, place)
            evidence.solved, evidence.touched_at = solved, at


def _add_code(found: dict[UUID, Evidence], user: User, catalogue: Catalogue, among: list[UUID] | None) -> None:
    accepted = Q(scope=Submission.Scope.ALL, verdict=Submission.Verdict.ACCEPTED)
    rows = Submission.objects.filter(_among("task__card", among), user=user).order_by().values("task__card")
    solved_tasks = Count("task", filter=accepted, distinct=True)
    counted = rows.annotate(solved=solved_tasks, at=Max("queued_at")).values_list("task__card", "solved", "at")
    for pk, solved, at in counted:
        if place := catalogue.places.get(pk):
            evidence = _of(found, place)
            evidence.solved += solved
            evidence.touched_at = max(at, evidence.touched_at or at)


def _add_memories(
    found: dict[UUID, Evidence], user: User, catalogue: Catalogue, among: list[UUID] | None, now: datetime
) -> None:
    rows = Memory.objects.filter(_among("prompt__card", among), user=user, prompt__active=True, reps__gt=0).order_by()
    for pk, state, stability, last in rows.values_list("prompt__card", "state", "stability", "last_review"):
        place = catalogue.places.get(pk)
        if place is None or last is None:
            continue
        _remember(_of(found, place), state, stability, last, now)


def add_memories(evidence: Evidence, user: User, card: UUID, now: datetime) -> None:
    """What the learner should still remember of one card, by its id, in one query."""
    rows = Memory.objects.filter(user=user, prompt__card=card, prompt__active=True, reps__gt=0)
    for state, stability, last in rows.order_by().values_list("state", "stability", "last_review"):
        if last is not None:
            _remember(evidence, state, stability, last, now)


def _remember(evidence: Evidence, state: int, stability: float | None, last: datetime, now: datetime) -> None:
    evidence.learnt += state not in LEARNING
    evidence.recalls = (*evidence.recalls, retrievability(stability, last, now))


def is_ready(place: Place, known: Mapping[UUID, Level]) -> bool:
    """Everything it builds on is familiar or better."""
    return all(known.get(before, Level.NEW) >= Level.FAMILIAR for before in place.builds_on)


def ready(catalogue: Catalogue, known: dict[UUID, Level], most: int) -> list[Place]:
    """What to learn next: cards not begun whose ground is familiar; those that build on most first, in course order.

    Only what follows the known cards, and the beginnings of the course, is looked at: a large catalogue costs no more.
    """
    after = {later for pk, reached in known.items() if reached >= Level.FAMILIAR for later in catalogue.leads_to[pk]}
    fresh = [catalogue.places[pk] for pk in after if known.get(pk, Level.NEW) == Level.NEW]
    found = [place for place in fresh if is_ready(place, known)]
    found.sort(key=lambda place: (-len(place.builds_on), catalogue.order[place.pk]))
    for pk in catalogue.roots:
        if len(found) >= most:
            break
        if known.get(pk, Level.NEW) == Level.NEW:
            found.append(catalogue.places[pk])
    return found[:most]


@dataclass(frozen=True, slots=True)
class TrackMastery:
    """How many cards of a track are on each level; NEW makes up the rest."""

    slug: str
    title: str
    total: int
    counts: tuple[int, ...]  # attempted, familiar, proficient, mastered

    @property
    def mastered(self) -> int:
        return self.counts[-1]

    @property
    def words(self) -> str:
        """The bar as a sentence."""
        parts = [f"{self.counts[each - 1]} {each.word}" for each in reversed(Level) if each and self.counts[each - 1]]
        return ", ".join(parts) or str(Level.NEW.word)

    @property
    def segments(self) -> list[tuple[int, int, int]]:
        """Level, start and width of each part of the bar, in units of its total; the best level first."""
        found, start = [], 0
        for reached in (Level.MASTERED, Level.PROFICIENT, Level.FAMILIAR, Level.ATTEMPTED):
            width = self.counts[reached - 1]
            if width:
                found.append((int(reached), start, width))
            start += width
        return found


def by_track(catalogue: Catalogue, known: dict[UUID, Level]) -> list[TrackMastery]:
    """Tracks that have cards, in order."""
    counts = {slug: [0] * len(Level) for slug, _ in catalogue.tracks}
    for pk, reached in known.items():
        counts[catalogue.places[pk].track][reached] += 1
    return [
        TrackMastery(slug, title, len(catalogue.by_track[slug]), tuple(counts[slug][Level.ATTEMPTED :]))
        for slug, title in catalogue.tracks
        if catalogue.by_track[slug]
    ]
