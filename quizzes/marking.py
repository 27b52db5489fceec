"""Marking one answer, by the kind of the question. Pure: nothing is read from the database, nothing is written.

What a learner sent is `data`: {"choices": [ids]}, {"number": text}, {"order": [tokens]}, {"pairs": {token: token}} or
{"gaps": {name: text or token}}. Credit is from 0 to 1:

- one answer, a number: all or nothing;
- several answers: (right - wrong) / all right ones, at least 0;
- an ordering: the share of items that stand right behind what comes before them (the first one: in front);
- a matching, a cloze: the share of right parts.
"""

import math
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from quizzes.models import Choice, Part, Question, Variant
from quizzes.part_rules import LONGEST_TEXT

LONGEST_NUMBER = 40


class BadAnswer(Exception):
    """The answer cannot be marked; `message` says what to send instead. It costs no try."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether all is right, the credit, and what to keep of the answer; `response["right"]` names the right parts."""

    correct: bool
    credit: float
    response: dict[str, Any]


def mark(question: Question, data: Mapping[str, Any], variant: Variant | None = None) -> Mark:
    """Mark an answer to this question; a parametric one with the numbers that were shown. Raises BadAnswer."""
    kind = question.kind
    if kind in (Question.Kind.SINGLE, Question.Kind.MULTIPLE):
        choices = list(question.choices.all())
        return mark_choices(choices, data.get("choices", ()), single=kind == Question.Kind.SINGLE)
    if kind == Question.Kind.ORDERING:
        return mark_order(list(question.parts.all()), data.get("order", ()))
    if kind == Question.Kind.MATCHING:
        return mark_pairs(list(question.parts.all()), data.get("pairs", {}))
    if kind == Question.Kind.CLOZE:
        return mark_gaps(list(question.parts.all()), data.get("gaps", {}))
    return _mark_number(question, str(data.get("number", "")), variant)


def mark_choices(choices: Collection[Choice], chosen: Collection[int], *, single: bool) -> Mark:
    """Credit for the chosen ids."""
    known = {choice.pk for choice in choices}
    if not chosen:
        raise BadAnswer(_("Choose an answer first. This cost no try."))
    if not set(chosen) <= known or (single and len(chosen) != 1):
        raise BadAnswer(_("That answer is not one of the choices. Choose again; this cost no try."))
    right = {choice.pk for choice in choices if choice.correct}
    hit = len(right & set(chosen))
    credit = max(0.0, (hit - len(set(chosen) - right)) / len(right)) if right else 0.0
    correct = set(chosen) == right
    return Mark(correct, 1.0 if correct else (0.0 if single else credit), {"choices": sorted(chosen)})


def mark_order(items: Sequence[Part], order: Sequence[str]) -> Mark:
    """`items` in the right order, `order` their tokens as the learner put them."""
    tokens = [item.token for item in items]
    if len(order) != len(set(order)):
        raise BadAnswer(_("Two items have the same place. Give each a place of its own; this cost no try."))
    if sorted(order) != sorted(tokens):
        raise BadAnswer(_("Give every item its place first. This cost no try."))
    before = dict(zip(tokens, [None, *tokens], strict=False))
    right = [token for token, above in zip(order, [None, *order], strict=False) if before[token] == above]
    return _share(right, len(tokens), {"order": list(order)})


def mark_pairs(pairs: Sequence[Part], chosen: Mapping[str, str]) -> Mark:
    """`chosen`: token of each left side to the token of the right side beside it."""
    lefts = {pair.token: pair.right_token for pair in pairs if pair.text}
    rights = {pair.right_token for pair in pairs}
    if any(not chosen.get(token) for token in lefts):
        raise BadAnswer(_("Match every line first. This cost no try."))
    if not set(chosen) <= lefts.keys() or not set(chosen.values()) <= rights:
        raise BadAnswer(_("That is not one of the pairs on this page. Choose again; this cost no try."))
    right = [token for token, wanted in lefts.items() if chosen[token] == wanted]
    return _share(right, len(lefts), {"pairs": dict(chosen)})


def mark_gaps(gaps: Sequence[Part], filled: Mapping[str, str]) -> Mark:
    """`filled`: each gap's name to a token of its options, or to what the learner wrote."""
    if not filled.keys() <= {gap.text for gap in gaps}:
        raise BadAnswer(_("That is not one of the gaps on this page. This cost no try."))
    right = [gap.text for gap in gaps if _fills(gap, str(filled.get(gap.text, "")))]
    return _share(right, len(gaps), {"gaps": {gap.text: str(filled[gap.text]).strip() for gap in gaps}})


def _fills(gap: Part, written: str) -> bool:
    """Whether this fills the gap rightly. Raises BadAnswer for what cannot be read, naming the gap."""
    if not written.strip():
        raise BadAnswer(_("Fill the gap %(name)s first. This cost no try.") % {"name": gap.text})
    if gap.options:
        texts = {option["token"]: option["text"] for option in gap.options}
        if written not in texts:
            raise BadAnswer(_("That is not one of the options of the gap %(name)s.") % {"name": gap.text})
        return bool(texts[written] == gap.answer)
    if gap.number is not None:
        try:
            return is_close(parse_number(written), gap.number, gap.tolerance, gap.rtol)
        except BadAnswer as error:
            raise BadAnswer(_("Gap %(name)s: %(why)s") % {"name": gap.text, "why": error.message}) from None
    if len(written) > LONGEST_TEXT:
        most = {"name": gap.text, "most": LONGEST_TEXT}
        raise BadAnswer(_("The gap %(name)s takes at most %(most)s characters. This cost no try.") % most)
    return plain(written) in {plain(text) for text in (gap.answer, *gap.accept)}


def plain(text: str) -> str:
    """What two short texts are compared by: no spaces, one form of each letter, one minus; capitals count."""
    return "".join(unicodedata.normalize("NFC", text).replace("−", "-").split())


def _share(right: Sequence[str], number: int, response: dict[str, Any]) -> Mark:
    credit = len(right) / number if number else 0.0
    return Mark(bool(number) and len(right) == number, credit, {**response, "right": list(right)})


def parse_number(text: str) -> float:
    """A learner's number: a point for decimals, an optional exponent, − or -. Raises BadAnswer."""
    cleaned = text.strip().replace("−", "-").replace("\u2009", "").replace(" ", "")
    if not cleaned:
        raise BadAnswer(_("Write a number first. This cost no try."))
    if len(cleaned) > LONGEST_NUMBER:
        most = {"most": LONGEST_NUMBER}
        raise BadAnswer(_("That is longer than a number needs: at most %(most)s signs. This cost no try.") % most)
    if "," in cleaned:
        raise BadAnswer(_("Write the decimals after a point: 0.344. This cost no try."))
    try:
        number = float(cleaned) if not cleaned.lower().strip("+-").startswith(("inf", "nan")) else math.nan
    except ValueError:
        number = math.nan
    if "_" in cleaned or not math.isfinite(number):
        raise BadAnswer(_("Write a plain number, such as 0.344 or -1.5e-3. This cost no try."))
    return number


def is_close(number: float, answer: float, tolerance: float, rtol: float) -> bool:
    """Within `tolerance` (absolute) or `rtol` (relative), whichever is wider."""
    return abs(number - answer) <= max(tolerance, rtol * abs(answer), 1e-12)


def mark_number(number: float, answer: float, tolerance: float, rtol: float) -> Mark:
    correct = is_close(number, answer, tolerance, rtol)
    return Mark(correct, float(correct), {"number": number})


def _mark_number(question: Question, written: str, variant: Variant | None) -> Mark:
    number = parse_number(written)
    if question.kind == Question.Kind.NUMERIC:
        if question.answer is None:
            raise BadAnswer(_("This question has no answer on file; report it, please. This cost no try."))
        return mark_number(number, question.answer, question.tolerance, question.rtol)
    if variant is None:
        raise BadAnswer(
            _("The numbers of this question are still being drawn. Come back in a minute; this cost no try.")
        )
    found = mark_number(number, variant.answer, question.tolerance, question.rtol)
    return Mark(found.correct, found.credit, {**found.response, "variant": variant.pk, "params": variant.params})
