"""Parts of a card's page that many requests share, typeset once: most of what it shows a learner."""

from collections import OrderedDict
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from cards.catalogue import stamp
from quizzes.state import QuestionState

register = template.Library()
MOST = 4_000
TOKEN, LEARNER = "\x02token\x03", "\x02learner\x03"
MOST_SHARED = 500
_kept: OrderedDict[tuple[object, ...], str] = OrderedDict()
_shared: OrderedDict[tuple[object, ...], SafeString] = OrderedDict()


@register.simple_tag(takes_context=True)
def question(context: RequestContext) -> SafeString:
    """The question `state` of the page.

    Untouched, it looks alike for all who see its choices in the same order; touched, it looks as long the same as its
    answers and hints do. It is taken from memory while the catalogue's stamp stands, with this visitor's token and
    number put in.
    """
    state: QuestionState = context["state"]
    key = _key(state, context)
    if key is None:
        return _render(context)
    found = _kept.get(key)
    if found is None:
        html = _render(context)
        token, learner = str(context["csrf_token"]), context["request"].user.pk
        if len(token) == 64:
            _kept[key] = str(html).replace(token, TOKEN).replace(_learner(learner), _learner(LEARNER))
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return html
    request = context["request"]
    filled = found.replace(TOKEN, str(context["csrf_token"])).replace(LEARNER, str(request.user.pk))
    return mark_safe(filled)  # noqa: S308 it is what the template gave


def _learner(value: Any) -> str:
    return f'name="learner" value="{value}"'


def _key(state: QuestionState, context: RequestContext) -> tuple[object, ...] | None:
    """What the question's HTML depends on; None when it is not to be kept."""
    told = any(context.get(name) for name in ("error", "answered", "hinted"))
    now, answers = stamp(), tuple(attempt.pk for attempt in state.attempts)
    if told or state.entered or state.is_arranged or now is None or None in answers or "request" not in context:
        return None
    order = tuple(shown.choice.pk for shown in state.choices)
    hints = tuple(hint.pk for hint in state.hints.shown)
    variant = state.variant.pk if state.variant else None
    signed_in = context["request"].user.is_authenticated
    return (now, state.question.pk, state.number, order, variant, hints, answers, signed_in, get_language())


@register.simple_tag(takes_context=True)
def shared(context: RequestContext, name: str, *told: object) -> SafeString:
    """Include a part that says the same of `card` to everybody in one language, as long as `told` and the stamp are."""
    now = stamp()
    if now is None:
        return _render(context, name)
    key = (now, name, context["card"].pk, get_language(), *told)
    known = _shared.get(key)
    if known is None:
        known = _shared[key] = _render(context, name)
        while len(_shared) > MOST_SHARED:
            _shared.popitem(last=False)
    return known


def _render(context: RequestContext, name: str = "quizzes/_question.html") -> SafeString:
    engine = context.template.engine if context.template else template.Engine.get_default()
    return engine.get_template(name).render(context)
