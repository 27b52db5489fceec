"""Secrets that must never reach a report: strings around the trusted side, numbers in hidden cases."""

import json
import math
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sandbox.values import Array, Given, decode, decode_inputs

DIGITS = 7
_OUR_OWN = ("content_hash", "seed", "versions", "timings", "peak_memory_mb")
"""Fields no learner can write text into; their digits would only match by chance."""


@dataclass(frozen=True)
class Canaries:
    environment: str = field(default_factory=lambda: _fresh("env"))
    argv: str = field(default_factory=lambda: _fresh("argv"))
    file: str = field(default_factory=lambda: _fresh("file"))
    memory: str = field(default_factory=lambda: _fresh("memory"))

    def strings(self):
        return (self.environment, self.argv, self.file, self.memory)


def _fresh(place):
    return f"canary-{place}-{secrets.token_hex(8)}"


def report_text(report):
    """All a learner could be shown, as one text."""
    shown = {key: value for key, value in report.to_json().items() if key not in _OUR_OWN}
    return json.dumps(shown, ensure_ascii=False)


def leaked(report, strings: Iterable[str]):
    """Which of the strings the whole report holds, in its numbers too."""
    text = json.dumps(report.to_json(), ensure_ascii=False)
    return [string for string in strings if string in text or string[::-1] in text]


def leaked_numbers(report, package, cases, told):
    """Digits of hidden inputs and expected values, in no public case, that the report or `told` holds."""
    public = {group.name for group in package.spec.groups if group.visibility == "public"}
    given = _digits(case for case in cases if case.group in public)
    text = _without((report_text(report) + repr(told)).replace(".", ""), given)
    hidden = _digits(case for case in cases if case.group not in public) - given
    return sorted(digits for digits in hidden if digits in text)


def _without(text, given):
    """Text without the public numbers it shows: in their digits, a hidden number's would only stand by chance."""
    known = {digits[: DIGITS - 1] for digits in given}  # the last one may be rounded
    return re.sub(r"\d+", lambda run: "" if run[0].lstrip("0")[: DIGITS - 1] in known else run[0], text)


def _digits(cases):
    return {
        digits
        for case in cases
        for value in (decode_inputs(case.inputs), decode(case.expected))
        for digits in _of_value(value)
    }


def _of_value(value) -> Iterator[str]:
    if isinstance(value, Array):
        for number in value.data.ravel().tolist():
            yield from _of_value(number)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _of_value(item)
    elif isinstance(value, dict):
        yield from _of_value(list(value.values()))
    elif isinstance(value, Given):
        yield from _of_value([*value.args, *value.kwargs.values()])
    elif isinstance(value, float) and math.isfinite(value):
        digits = f"{abs(value):.12f}".replace(".", "").lstrip("0")[:15].rstrip("0")  # a round number proves nothing
        if len(digits) >= DIGITS:
            yield digits[:DIGITS]
