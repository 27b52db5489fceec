"""CSRF tokens as Django makes them, drawn in one go: sixty-four draws of a letter cost more than a kept page."""

import secrets
import string

from django.http import HttpRequest

LETTERS = string.ascii_letters + string.digits
LENGTH = 32
BASE = len(LETTERS)
AT = {letter: at for at, letter in enumerate(LETTERS)}


def token_for(request: HttpRequest) -> str:
    """As `django.middleware.csrf.get_token`: the visitor's secret, a new one for whoever has none, freshly masked."""
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        secret = request.META["CSRF_COOKIE"] = _letters(_draw())
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
    return masked(secret)


def masked(secret: str) -> str:
    """A mask, and the secret's letters moved on by it: what a form carries is different in every page."""
    mask = _draw()
    return _letters(mask) + _letters([AT[letter] + step for letter, step in zip(secret, mask, strict=True)])


def _draw() -> list[int]:
    """LENGTH numbers below BASE, each as likely as any other."""
    number, found = secrets.randbelow(BASE**LENGTH), []
    for _ in range(LENGTH):
        number, letter = divmod(number, BASE)
        found.append(letter)
    return found


def _letters(places: list[int]) -> str:
    return "".join([LETTERS[at % BASE] for at in places])
