"""What a card's page shows to everybody alike, kept in memory while the catalogue stays as it is."""

from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import User
from cards.catalogue import stamp
from cards.models import Approval, Card
from cards.neighbours import Neighbours, neighbours_of
from quizzes.models import CodeTask, Question
from quizzes.state import questions_of

MOST_KEPT, MOST_SLUGS = 300, 6_000


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card and all that belongs to it; rows that nobody may change, since many requests share them.

    `stamp` is the one it was read under; None for a page that is not the same for everybody.
    """

    stamp: UUID | None
    card: Card
    questions: list[Question]
    hinted: dict[int, int]  # the question of each hint, by their ids
    code_tasks: list[CodeTask]
    approvals: list[Approval]
    stale_approvals: list[Approval]
    neighbours: Neighbours
    n_prompts: int

    @property
    def n_tasks(self) -> int:
        """Those that must be solved for the card to be completed."""
        return len(self.questions) + sum(not task.is_extra for task in self.code_tasks)

    @property
    def n_universities(self) -> int:
        return len({approval.university_id for approval in self.approvals})


_kept: OrderedDict[str, tuple[UUID, CardPage]] = OrderedDict()
_slugs: OrderedDict[int, str] = OrderedDict()  # by question: the card whose page shows it


def card_page(slug: str, user: User | AnonymousUser) -> CardPage:
    """The page of a card this person may see. Raises Http404.

    A published card's page is the same for everybody, whoever reads it first, and kept under the catalogue's stamp;
    others are read each time.
    """
    now, known = stamp(), _kept.get(slug)
    if known is not None and known[0] == now:
        return known[1]
    rows = Card.objects.visible_to(user).select_related("topic__track", "creator", "current")
    card = get_object_or_404(rows, slug=slug)
    if card.status != Card.Status.PUBLISHED:
        return _read(card, user, None)
    page = _read(card, AnonymousUser(), now)
    if now is not None:
        _keep(slug, now, page)
    return page


def page_of_question(pk: int, user: User | AnonymousUser) -> tuple[CardPage, Question]:
    """A question that this person may answer, with its card's page, whose own row it is. Raises Http404."""
    kept = _kept.get(_slugs.get(pk, ""))
    if kept is not None and kept[0] == stamp():
        page = kept[1]
    else:
        card = get_object_or_404(Card.objects.visible_to(user).only("slug"), questions=pk)
        page = card_page(card.slug, user)
    question = next((question for question in page.questions if question.pk == pk), None)
    if question is None:
        raise Http404
    return page, question


def _keep(slug: str, now: UUID, page: CardPage) -> None:
    _kept[slug] = now, page
    _kept.move_to_end(slug)
    _slugs.update((question.pk, slug) for question in page.questions)
    for kept, most in ((_kept, MOST_KEPT), (_slugs, MOST_SLUGS)):
        while len(kept) > most:
            kept.popitem(last=False)


def _read(card: Card, user: User | AnonymousUser, now: UUID | None) -> CardPage:
    standing = (
        Approval.objects.standing().filter(revision__card=card).select_related("university", "reviewer", "revision")
    )
    current = [approval for approval in standing if approval.revision_id == card.current_id]
    questions = questions_of(card)
    return CardPage(
        stamp=now,
        card=card,
        questions=questions,
        hinted={hint.pk: question.pk for question in questions for hint in question.hints.all()},
        code_tasks=list(card.code_tasks.filter(active=True).order_by("position")),
        approvals=current,
        stale_approvals=[approval for approval in standing if approval.revision_id != card.current_id],
        neighbours=neighbours_of(card, user, for_all=now is not None),
        n_prompts=int(getattr(card, "prompts").filter(active=True).count()),  # noqa: B009 the relation comes from reviews, which stands above
    )
