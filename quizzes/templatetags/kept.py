"""Questions of a card's page, typeset once: most of what it shows a learner."""

from collections import OrderedDict

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cards.own_parts import TOKEN, Parts, place
from cards.pieces import Piece, cut, seam, stored, whole
from quizzes.arranged import Arranged, Item, Line, Option, Side
from quizzes.state import QuestionState

register = template.Library()
MOST = 4_000
LEARNER = "learner"
_kept: OrderedDict[tuple[object, ...], Parts] = OrderedDict()


@register.simple_tag(takes_context=True)
def question(context: RequestContext) -> SafeString:
    """The question `state` of the page.

    Untouched, it looks alike for all who see its parts in the same order; touched, it looks as long the same as its
    answers and hints do. It is taken from memory while the catalogue's stamp stands, with this visitor's token and
    number put in.
    """
    key = _key(context["state"], context)
    if key is None:
        return _render(context)
    parts = _with_learner(_kept.get(key) or _keep(key, context), context)
    html = place(context, parts)
    return mark_safe(_text(parts, context) if html is None else html)  # noqa: S308 it is what the template gave


def _keep(key: tuple[object, ...], context: RequestContext) -> Parts:
    with context.push(csrf_token=seam(TOKEN), learner=seam(LEARNER)):
        parts = _kept[key] = cut(_render(context))
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return parts


def _with_learner(parts: Parts, context: RequestContext) -> Parts:
    learner = stored(str(context["request"].user.pk))
    return tuple(learner if part == LEARNER else part for part in parts)


def _text(parts: Parts, context: RequestContext) -> str:
    token = stored(str(context["csrf_token"]))
    return whole(part if isinstance(part, Piece) else token for part in parts).decode()


def _key(state: QuestionState, context: RequestContext) -> tuple[object, ...] | None:
    """What the question's HTML depends on; None when it is not to be kept."""
    told = any(context.get(name) for name in ("error", "answered", "hinted"))
    now, answers = context.get("stamp"), tuple(attempt.pk for attempt in state.attempts)
    if told or state.entered or now is None or None in answers or "request" not in context:
        return None
    order = tuple(shown.choice.pk for shown in state.choices)
    hints = tuple(hint.pk for hint in state.hints.shown)
    variant = state.variant.pk if state.variant else None
    signed_in = context["request"].user.is_authenticated
    dealt = _dealt(state.arranged)
    return (now, state.question.pk, state.number, order, dealt, variant, hints, answers, signed_in, get_language())


def _dealt(shown: Arranged) -> tuple[str, ...]:
    """The order of everything that is arranged; what was answered follows from the answers."""
    rows: tuple[Item | Line | Side | Option, ...] = (
        *shown.items, *shown.lines, *shown.sides, *(option for gap in shown.gaps for option in gap.options)
    )  # fmt: skip
    return tuple(row.token for row in rows)


def _render(context: RequestContext) -> SafeString:
    engine = context.template.engine if context.template else template.Engine.get_default()
    return engine.get_template("quizzes/_question.html").render(context)
