"""Which known wrong solution the learner's results are those of.

A solution matches when it behaves like the learner's on every case that both ran, passing and failing, and at least
one failing case carries evidence. What many bugs share (NaN everywhere, an exception, a time limit) is evidence only
beside a case both get right, or with the same exception message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from sandbox.checking import sentence_kind
from sandbox.describe import clean
from sandbox.grading import grade
from sandbox.labels import MANY
from sandbox.numeric import numeric
from sandbox.package import TaskPackage
from sandbox.report import Diagnosis
from sandbox.results import CaseRun, LearnerError
from sandbox.runs import Runs
from sandbox.spec import Comparison, KnownWrong
from sandbox.trials import Graded
from sandbox.values import Array, Opaque, Value

Pair = tuple[Graded, Graded]

PROBES_FAILED = 4
PROBES_PASSED = 2


@dataclass(frozen=True)
class Match:
    """How well a known wrong solution fits: more telling cases first, then more failing cases in common.

    distance: by how much the cases differ, in sum; rates: whether error rates were compared, and not values.
    """

    known: KnownWrong
    telling: int
    failing: int
    compared: int
    distance: float
    rates: bool


def match_known_wrong(package: TaskPackage, graded: Sequence[Graded], runs: Runs) -> Diagnosis | None:
    """The diagnosis of the best match; None when no known wrong solution behaves like this one.

    All are run on a few cheap cases, in one child; those that behaved alike so far on the rest: training is slow.
    """
    seen = [item for item in graded if item.outcome != "not_run"]
    probes = _probes(seen)
    rest = [item for item in seen if item not in probes]
    matches = []
    for known, cases in _probed(package, probes, runs):
        pairs = _pairs(probes, cases, runs)
        if _alike(pairs):
            source = package.wrong_source(known).encode()
            pairs += _pairs(rest, runs.again(source, [item.trial for item in rest]).cases, runs) if rest else []
            matches += [match] if (match := _match(known, pairs)) else []
    best = max(matches, key=lambda one: (one.telling, one.failing, one.compared, -one.distance), default=None)
    return _diagnosis(best) if best else None


def _probed(
    package: TaskPackage, probes: Sequence[Graded], runs: Runs
) -> Iterator[tuple[KnownWrong, Sequence[CaseRun]]]:
    """Each known wrong solution with what it does on the probes."""
    wrong, trials = package.spec.wrong, [item.trial for item in probes]
    sources = [package.wrong_source(known) for known in wrong]
    together = runs.together(sources, trials) if len(sources) > 1 else None
    for index, known in enumerate(wrong):
        yield known, together[index] if together else runs.again(sources[index].encode(), trials).cases


def _probes(seen: Sequence[Graded]) -> list[Graded]:
    """The cheapest cases: some that failed, some that passed."""
    quick = sorted(seen, key=lambda item: item.run.wall_ms)
    failed = [item for item in quick if item.failed][:PROBES_FAILED]
    return failed + [item for item in quick if item.passed][:PROBES_PASSED]


def _pairs(seen: Sequence[Graded], cases: Sequence[CaseRun], runs: Runs) -> list[Pair]:
    """The learner's and the known solution's result of each case that both ran."""
    wrong = runs.graded([item.trial for item in seen], cases)
    return [(one, other) for one, other in zip(seen, wrong, strict=True) if other.outcome != "not_run"]


def _alike(pairs: Sequence[Pair]) -> bool:
    return bool(pairs) and all(same_behaviour(one, other) for one, other in pairs)


def _match(known: KnownWrong, pairs: Sequence[Pair]) -> Match | None:
    if not _alike(pairs):
        return None
    failing = [(one, other) for one, other in pairs if one.failed]
    telling = sum(_tells_much(one) for one, _ in failing)
    agreed = any(one.passed and _has_content(one.got) for one, _ in pairs)
    weak = bool(failing) and (agreed or all(_same_message(one, other) for one, other in failing))
    distance = sum(_distance(one, other) for one, other in pairs)
    rates = any(one.verdict and one.verdict.labels for one, _ in failing)
    return Match(known, telling, len(failing), len(pairs), distance, bool(rates)) if telling or weak else None


def same_behaviour(one: Graded, other: Graded) -> bool:
    """Both pass, or both fail in the same way: equal values, values that the checker refuses with the same kind of
    sentence, the same kind of exception, the same limit.
    """
    if one.passed or other.passed:
        return one.passed and other.passed
    if one.returned and other.returned:
        if one.verdict and other.verdict and one.verdict.labels and other.verdict.labels:
            return one.inputs_changed == other.inputs_changed and one.verdict.labels.like(other.verdict.labels)
        alike = same_value(one.got, other.got, one.trial.comparison) or _same_sentence(one, other)
        return one.inputs_changed == other.inputs_changed and alike
    if one.run.error and other.run.error:
        same_type = one.run.error.type == other.run.error.type
        return one.outcome == other.outcome and same_type and _words(one.run.error) == _words(other.run.error)
    return one.outcome == other.outcome and one.returned == other.returned


def _same_sentence(one: Graded, other: Graded) -> bool:
    mine, theirs = one.verdict, other.verdict
    checked = mine and theirs and mine.checked and theirs.checked and "accepted" not in (mine.outcome, theirs.outcome)
    return bool(checked and mine and theirs and sentence_kind(mine.message) == sentence_kind(theirs.message))


def _distance(one: Graded, other: Graded) -> float:
    """By how much two cases that count as alike differ: in error rates, or 1 for other values refused alike."""
    mine, theirs = (item.verdict.labels if item.verdict else None for item in (one, other))
    if mine and theirs:
        return abs(mine.rate - theirs.rate)
    return float(one.failed and _same_sentence(one, other) and not same_value(one.got, other.got, one.trial.comparison))


def same_value(one: Value, other: Value, comparison: Comparison) -> bool:
    """Equal within the case's tolerance, of whatever dtype; NaN equals NaN, unknown objects of one type are alike."""
    if isinstance(other, Opaque):
        return isinstance(one, Opaque) and one.type_name == other.type_name
    try:
        rule = replace(comparison, result="expected", dtype="any", nan="equal", error_rate=None)
        return grade(one, other, rule).outcome == "accepted"
    except ValueError:  # an Opaque inside: nothing to compare by
        return False


def _words(error: LearnerError) -> str:
    """The message without its numbers: shapes may be met in another order."""
    return re.sub(r"[^A-Za-z]+", " ", error.message[:300])


def _same_message(one: Graded, other: Graded) -> bool:
    mine, theirs = one.run.error, other.run.error
    return bool(mine and theirs and mine.message and clean(mine.message, 300) == clean(theirs.message, 300))


def _tells_much(item: Graded) -> bool:
    if item.verdict and item.verdict.labels:
        return item.verdict.labels.n_total >= MANY
    return item.returned and (item.inputs_changed or _has_content(item.got))


def _has_content(value: Value) -> bool:
    """Holds numbers that are neither all alike nor all NaN, or one number that is not 0 or 1, or text."""
    if isinstance(value, list | tuple):
        return any(_has_content(member) for member in value)
    if isinstance(value, dict):
        return any(_has_content(member) for member in value.values())
    if isinstance(value, Array | float | complex) or type(value) is int:
        data = numeric(value)
        finite = data[np.isfinite(data)]
        return bool(
            finite.size and ((finite != finite.flat[0]).any() if data.size > 1 else finite.flat[0] not in (0, 1))
        )
    return isinstance(value, str | bytes) and bool(value)


def _diagnosis(match: Match) -> Diagnosis:
    known = match.known
    what = "error rates are close to those of" if match.rates else "results match"
    cases = f"all {match.compared} cases that both ran" if match.compared > 1 else "the one case that both ran"
    wrong = f"; {match.failing} of these {'is' if match.failing == 1 else 'are'} wrong" if match.compared > 1 else ""
    evidence = f"Your {what} a known mistake, “{known.name}”, in {cases}{wrong}."
    return Diagnosis(known.diagnosis, known.see, "known_wrong", evidence, cause=Path(known.file).stem)
