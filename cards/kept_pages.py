"""Pages that are the same for every guest, kept in memory: such a reader costs no query and no template.

Theory of operation. A view says that its answer to a guest may be kept (`same_for_guests`). The middleware stands near
the top, so that a kept page passes neither session nor database. It keeps the whole answer under host, path, language
and theme, for as long as the catalogue's stamp stands and at most KEPT_S seconds (counts of learners follow within that
time). Whoever brings a session, messages or a query string gets the view itself: so does a guest with progress. What
differs from guest to guest is the CSRF token alone: a page is kept in pieces, cut where tokens stood, and each visitor
gets tokens of their own. The pieces are kept compressed too: a deflate stream whose gaps are filled with stored blocks.
"""

import re
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from cards.catalogue import stamp
from cards.csrf_tokens import token_for
from cards.pieces import framed, stored_block

KEPT_S = 60
MOST = 400
THEMES = ("light", "dark")
MARK = "may_be_kept_for_guests"
TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}(?=")')
SECRET = re.compile(r"[A-Za-z0-9]{32}")
GAP = b"\xff\xfe\xfd\xfc" * 16  # as long as a token; no UTF-8 text holds these bytes, so no match reaches into it
Page = Callable[..., HttpResponse]


def same_for_guests(view: Page) -> Page:
    """Say that the view answers all guests alike: nothing in the page depends on who asks, but for CSRF tokens."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        now = stamp()  # before the view reads anything: a change meanwhile makes the page old, never the stamp
        response = view(request, *args, **kwargs)
        setattr(response, MARK, now if response.status_code == 200 else None)
        return response

    return marked


@dataclass(frozen=True, slots=True)
class Kept:
    """A page without its tokens: the pieces between them, plain and deflated, and its headers."""

    stamp: UUID
    until: float
    headers: dict[str, str]
    pieces: tuple[bytes, ...]
    deflated: tuple[bytes, ...]

    def plain(self, token: bytes) -> bytes:
        return token.join(self.pieces)

    def gzipped(self, token: bytes) -> bytes:
        return framed(stored_block(token).join(self.deflated), self.plain(token))


_kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()


class KeptPages:
    """Middleware. Right below GZipMiddleware, so that it meets pages before they are compressed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET" or request.META["QUERY_STRING"] or _is_known(request):
            return self.get_response(request)
        key = _key(request)
        kept = _kept.get(key)
        if kept is not None and kept.until > time.monotonic() and kept.stamp == stamp():
            return _answer(request, kept)
        response = self.get_response(request)
        now = getattr(response, MARK, None)
        if now is not None and _is_same_for_all(response):
            _kept[key] = _keep(response, now)
            while len(_kept) > MOST:
                _kept.popitem(last=False)
        return response


def _is_known(request: HttpRequest) -> bool:
    """Whether something of this visitor's own could stand in the page; htmx asks for parts."""
    cookies = request.COOKIES
    return settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies or "HTTP_HX_REQUEST" in request.META


def _key(request: HttpRequest) -> tuple[str, ...]:
    language = get_language_from_request(request)
    return (request.get_host(), request.scheme or "", request.path, language, theme_of(request))


def theme_of(request: HttpRequest) -> str:
    """light, dark, or nothing: the system's."""
    theme = request.COOKIES.get("theme", "")
    return theme if theme in THEMES else ""


def _is_same_for_all(response: HttpResponse) -> bool:
    cookies = set(response.cookies) - {settings.CSRF_COOKIE_NAME}
    return not cookies and not response.has_header("Content-Encoding")


def _keep(response: HttpResponse, now: UUID) -> Kept:
    pieces = tuple(TOKEN.split(response.content))
    headers = {name: value for name, value in response.items() if name.lower() not in {"content-length", "set-cookie"}}
    return Kept(now, time.monotonic() + KEPT_S, headers, pieces, _deflate(pieces))


def _deflate(pieces: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """Each piece as whole deflate blocks on byte boundaries; the gaps between them pass through the window as GAP."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    found = []
    for piece in pieces:
        found.append(packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH))
        packer.compress(GAP)
        packer.flush(zlib.Z_SYNC_FLUSH)
    return tuple(found)


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The page with this visitor's tokens, and the cookie that goes with them."""
    secret = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if SECRET.fullmatch(secret):
        request.META["CSRF_COOKIE"] = secret
    token = token_for(request).encode()
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(kept.gzipped(token) if packed else kept.plain(token), headers=kept.headers)
    if packed:
        response["Content-Encoding"] = "gzip"
        patch_vary_headers(response, ["Accept-Encoding"])
    response.set_cookie(
        settings.CSRF_COOKIE_NAME,
        request.META["CSRF_COOKIE"],
        max_age=settings.CSRF_COOKIE_AGE,
        domain=settings.CSRF_COOKIE_DOMAIN,
        path=settings.CSRF_COOKIE_PATH,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=settings.CSRF_COOKIE_HTTPONLY,
        samesite=settings.CSRF_COOKIE_SAMESITE,
    )
    return response
