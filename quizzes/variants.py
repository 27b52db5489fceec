"""Fresh numbers for parametric questions, drawn ahead in the sandbox: a creator's code never runs on the web."""

import logging
from typing import Any

from django.conf import settings
from django.db.models import Count

from cards.catalogue import changed
from cards.revisions import typeset
from quizzes.models import Question, Variant
from sandbox.client import Sandbox, SandboxUnavailable, TaskBroken

FIRST = 2
WANTED = 24
logger = logging.getLogger(__name__)


def fill(text: str, params: dict[str, Any]) -> str:
    """Put the parameters into `{name}`; every other brace stays, since TeX is full of them."""
    for name, value in params.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def draw_missing() -> int:
    """Draw what questions still lack; the number drawn. On a new site every question gets its first numbers before any
    gets all of them. A broken generator is logged and does not stop the others.
    """
    questions = Question.objects.filter(kind=Question.Kind.PARAMETRIC, active=True).select_related("card")
    lacking: list[Question] = list(questions.annotate(have=Count("variants")).filter(have__lt=WANTED))
    return sum(_draw_up_to(wanted, lacking) for wanted in (FIRST, WANTED))


def _draw_up_to(wanted: int, questions: list[Question]) -> int:
    """The number drawn; what cannot be drawn now is struck off the list."""
    sandbox = Sandbox(settings.SANDBOX_SOCKETS / "sandbox-numpy.sock")
    drawn = 0
    for question in list(questions):
        try:
            drawn += _draw(sandbox, question, wanted)
        except TaskBroken as error:
            logger.error("question %s of card %s: %s", question.key, question.card_id, error)  # noqa: TRY400 no fault of ours
            questions.remove(question)
        except SandboxUnavailable as error:
            logger.warning("no variants drawn: %s", error)
            questions.clear()
            break
    if drawn:
        changed()  # pages that are kept still wait for these numbers
    return drawn


def _draw(sandbox: Sandbox, question: Question, wanted: int) -> int:
    known = set(question.variants.values_list("seed", flat=True))
    seeds = sorted(set(range(1, wanted + 1)) - known)
    if not seeds:
        return 0
    fresh = [
        Variant(
            question=question,
            seed=seed,
            params=drawn["params"],
            answer=float(drawn["answer"]),
            text_html=typeset(question.card, fill(question.text, drawn["params"])),
        )
        for seed, drawn in zip(seeds, sandbox.draw(question.generator, seeds), strict=True)
    ]
    Variant.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)
