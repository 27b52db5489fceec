from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.requests import LearnerRequest
from cards.catalogue import Catalogue, Place, catalogue
from reviews import activity, atlas, mastery, queue
from reviews import home as state
from reviews.day import day_of

COMPLETED_SHOWN = 6
NEXT_SHOWN = 3


@require_safe
def home(request: LearnerRequest) -> HttpResponse:
    """What is due, what to go on with, what to learn next, what was done."""
    now, cards = timezone.now(), catalogue()
    counts = queue.counts(request.user, now)
    evidence = mastery.gather(request.user, cards, now)
    known = {pk: mastery.level(found) for pk, found in evidence.items()}
    begun, following = state.in_progress(cards, evidence), mastery.ready(cards, known, NEXT_SHOWN)
    done = list(state.completed(request.user).values_list("card", "completed_at"))
    context = {
        "today": day_of(request.user, now),
        "counts": counts,
        "due_count": counts.left,
        "in_progress": begun,
        "open_code": state.open_code(request.user),
        "completed": [(cards.places[pk], at) for pk, at in done if pk in cards.places][:COMPLETED_SHOWN],
        "n_completed": len(done),
        "following": following,
        "tracks": mastery.by_track(cards, known),
        "legend": list(reversed(mastery.Level))[:-1],
        "calendar": activity.calendar(request.user, now),
        "n_cards": len(cards.places),
        **_surroundings(cards, known, [each.place for each in begun] + following),
    }
    return render(request, "home.html", context)


def _surroundings(cards: Catalogue, known: dict[Any, mastery.Level], candidates: list[Place]) -> dict[str, Any]:
    """The map around where the learner is: the card they go on with, else the one to learn next."""
    return {"picture": atlas.around(cards, known, candidates[0].pk)} if candidates else {}
