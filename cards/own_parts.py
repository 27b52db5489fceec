"""A page that is the same for all but for the learner's own parts: typeset once, those parts put in for each learner.

Theory of operation. A template marks what differs from learner to learner: `{% own %}…{% endown %}`. The rest is
rendered once for each language, theme and state of the catalogue, with a stand-in for the learner of whom nothing can
be asked: what is kept holds nothing of anybody, and a template that wants more outside an own part fails at once. An
own part leaves a seam there, and its nodes with the variables around them are remembered. For each request these alone
are rendered, from what the database says now; one that names the values it follows from (`{% own due_count %}`) is
kept for each of them. Pieces are kept compressed (cards/pieces.py), without CSRF tokens. Pages of guests (see
cards/kept_pages.py), with a query string, or not the same for all are rendered whole.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context, NodeList, Template
from django.template.base import FilterExpression
from django.template.context import make_context
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from cards import maths
from cards.csrf_tokens import token_for
from cards.kept_pages import theme_of
from cards.pieces import SEAM, Piece, Woven, cut, gzipped, seam, stored, whole, woven

MOST, MOST_OWN = 300, 100
TOKEN = "token"  # noqa: S105 the name of a seam
SKETCH, PLACED = "sketch of the page", "placed pieces"  # no template can name such a variable
Parts = tuple[Piece | str, ...]


class Private(Exception):
    """A template asked for something of the learner's outside an own part."""


class AnyLearner:
    """Signed in; nothing else is known of them."""

    is_authenticated = True

    def __getattr__(self, name: str) -> NoReturn:
        raise Private(f"{name} of a learner is no part of what all see")


class AnyRequest:
    """A request for this page, by any learner."""

    def __init__(self, request: HttpRequest) -> None:
        self.path, self.resolver_match, self.user = request.path, request.resolver_match, AnyLearner()

    def get_full_path(self) -> str:
        return self.path

    def __getattr__(self, name: str) -> NoReturn:
        raise Private(f"{name} of a request is no part of what all see")


@dataclass(frozen=True, slots=True)
class Gap:
    """An own part: what to render, the variables that stand around it, and what it was for each value of `told`."""

    told: tuple[FilterExpression, ...]
    nodes: NodeList
    around: dict[str, Any]
    known: OrderedDict[tuple[object, ...], Woven] = field(default_factory=OrderedDict)


@dataclass(slots=True)
class Sketch:
    """Where gaps are gathered while the common part is rendered. `depth`: how many layers the context began with."""

    depth: int = 0
    gaps: list[Gap] = field(default_factory=list)

    def leave(self, told: tuple[FilterExpression, ...], nodes: NodeList, context: Context) -> str:
        around = {name: value for layer in context.dicts[self.depth :] for name, value in layer.items()}
        around.pop("forloop", None)  # it goes on counting
        self.gaps.append(Gap(told, nodes, around))
        return seam(str(len(self.gaps) - 1))


@dataclass(frozen=True, slots=True)
class Common:
    """What all see of a page, and the gaps between by number."""

    stamp: UUID
    parts: tuple[Woven | int, ...]
    gaps: list[Gap]


_kept: OrderedDict[tuple[object, ...], Common] = OrderedDict()


def page_in_parts(
    request: HttpRequest,
    template: str,
    *,
    name: str,
    under: UUID | None,
    common: Mapping[str, Any],
    own: Mapping[str, Any],
) -> HttpResponse:
    """Render a page of this name.

    common: what is the same for everybody, read under this stamp of the catalogue (None: it is not to be kept).
    own: what is this learner's; only own parts of the template may ask for it.
    """
    values = {**common, **own}
    learner: Any = getattr(request, "user")  # noqa: B009 the middleware's
    if under is None or request.META["QUERY_STRING"] or not learner.is_authenticated:
        return render(request, template, values)
    loaded: Template = get_template(template).template  # type: ignore[attr-defined]  # Django's own engine
    found = _common(request, loaded, name, under, common)
    return _answer(request, list(_filled(request, loaded, found, values)))


def _common(request: HttpRequest, template: Template, name: str, under: UUID, common: Mapping[str, Any]) -> Common:
    theme, version = theme_of(request), maths.version()
    key = (template.name, name, get_language(), theme, version)
    known = _kept.get(key)
    if known is not None and known.stamp == under:
        return known
    sketch = Sketch()
    around = {"theme": theme, "maths_version": version, "csrf_token": seam(TOKEN), SKETCH: sketch}
    context = Context({**common, **around, "request": AnyRequest(request)})
    sketch.depth = len(context.dicts)
    with context.push():  # what tags set from here on stands around the own parts
        found = _kept[key] = Common(under, tuple(_woven(cut(template.render(context)))), sketch.gaps)
    _kept.move_to_end(key)
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return found


def _woven(parts: Parts) -> Iterator[Woven | int]:
    """Runs of pieces with places for the token between them; numbers where something else stands."""
    runs: list[list[Piece]] = [[]]
    for part in parts:
        if isinstance(part, Piece):
            runs[-1].append(part)
        elif part == TOKEN:
            runs.append([])
        else:
            yield woven(runs)
            yield int(part)
            runs = [[]]
    yield woven(runs)


def _filled(request: HttpRequest, template: Template, found: Common, values: dict[str, Any]) -> Iterator[Piece]:
    token = stored(token_for(request))
    placed: list[Parts] = []
    context = make_context({**values, PLACED: placed}, request, autoescape=True)
    with context.render_context.push_state(template), context.bind_template(template):
        context["csrf_token"] = seam(TOKEN)
        for part in found.parts:
            text = part if isinstance(part, Woven) else _own(found.gaps[part], context)
            yield text.around(token)


def _own(gap: Gap, context: Context) -> Woven:
    with context.push(gap.around):
        if not gap.told:
            return _rendered(gap, context)
        key = tuple(value.resolve(context) for value in gap.told)
        known = gap.known.get(key)
        if known is None:
            known = gap.known[key] = _rendered(gap, context)
            while len(gap.known) > MOST_OWN:
                gap.known.popitem(last=False)
        return known


def _rendered(gap: Gap, context: Context) -> Woven:
    placed: list[Parts] = context[PLACED]
    runs: list[list[Piece]] = [[]]
    for at, part in enumerate(SEAM.split(gap.nodes.render(context))):
        for each in _in_place(part, placed) if at % 2 else (stored(part),) if part else ():
            if isinstance(each, Piece):
                runs[-1].append(each)
            else:
                runs.append([])
    return woven(runs)


def _in_place(name: str, placed: list[Parts]) -> Parts:
    """What a seam stands for: the token, or parts that were placed there."""
    return (TOKEN,) if name == TOKEN else placed[int(name)]


def place(context: Context, parts: Parts) -> str | None:
    """Put kept parts into an own part as they are; None where the page is not put together from pieces."""
    placed: list[Parts] | None = context.get(PLACED)
    if placed is None:
        return None
    placed.append(parts)
    return seam(str(len(placed) - 1))


def _answer(request: HttpRequest, pieces: list[Piece]) -> HttpResponse:
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(whole(pieces))
    response = HttpResponse(gzipped(pieces), headers={"Content-Encoding": "gzip"})
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
