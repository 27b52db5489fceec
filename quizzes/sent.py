"""What the form of a question sends, in the shape that quizzes.marking takes."""

from typing import Any

from django.http import QueryDict

LONGEST = 200  # characters of one field; what is longer is cut, and refused by the marking as too long
MOST_FIELDS = 40


def sent(post: QueryDict) -> dict[str, Any]:
    """Every kind's part of the answer; unreadable values become ones that no question knows."""
    places = _named(post, "place-")
    return {
        "choices": [integer(value) or 0 for value in post.getlist("choice")[:MOST_FIELDS]],
        "number": _text(post.get("number", "")),
        "places": places,
        "order": _in_order(places),
        "pairs": _named(post, "pair-"),
        "gaps": _named(post, "gap-"),
        "confidence": integer(post.get("confidence")),
    }


def integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def kept(post: QueryDict) -> dict[str, list[str]]:
    """The answer as it was sent, bounded, for a session to keep until its learner is back."""
    names = [name for name in post if name in ("choice", "number", "tries", "confidence")]
    names += [name for name in post if name.startswith(("place-", "pair-", "gap-"))][:MOST_FIELDS]
    return {name[:LONGEST]: [value[:LONGEST] for value in post.getlist(name)[:MOST_FIELDS]] for name in names}


def as_post(fields: dict[str, list[str]]) -> QueryDict:
    """What `kept` kept, as it came."""
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    return post


def _named(post: QueryDict, prefix: str) -> dict[str, str]:
    names = [name for name in post if name.startswith(prefix)][:MOST_FIELDS]
    return {name.removeprefix(prefix)[:LONGEST]: _text(post.get(name, "")) for name in names}


def _text(value: str) -> str:
    """Without what no column of PostgreSQL holds."""
    return value.replace("\0", "")[:LONGEST]


def _in_order(places: dict[str, str]) -> list[str]:
    """Tokens by their places; empty when a place is no number. Equal places keep both: the marking sees a repeat."""
    numbers = {token: integer(place) for token, place in places.items()}
    if any(number is None for number in numbers.values()):
        return []
    ordered = sorted(numbers, key=lambda token: numbers[token] or 0)
    taken = list(numbers.values())
    return ordered if len(set(taken)) == len(taken) else [ordered[0], *ordered]
