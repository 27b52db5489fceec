"""The explainer: from the arrays of the failing cases to the cause that fits most of them.

Every explainer looks at every differing array of up to MAX_CASES failing cases. The cause that fits most cases wins,
among equals the earlier in EXPLAINERS; of its variants ("twice", "n times") the one that fits most is told. A variant
that does not itself fit half of the cases is never told. A public case is preferred as the witness: its evidence may be
shown in full.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from sandbox.explainers.classes import faulty_network
from sandbox.explainers.degenerate import constant_result, returned_argument
from sandbox.explainers.leaf import Finding, Leaf, leaves
from sandbox.explainers.nonfinite import not_finite
from sandbox.explainers.normalisation import normalised_other_axis, not_normalised
from sandbox.explainers.order import permuted, prefix_right, shifted, triangle, wrong_length
from sandbox.explainers.outcome import describe_outcome
from sandbox.explainers.precision import low_precision, truncated, wrong_dtype
from sandbox.explainers.refusal import not_refused, refused_by_checker
from sandbox.explainers.scale import constant_factor, constant_offset, missing_argument
from sandbox.explainers.shape import reduced_other_axis, reshaped, transposed, wrong_shape
from sandbox.explainers.whole import inputs_changed, wrong_kind
from sandbox.report import Diagnosis
from sandbox.spec import TaskSpec
from sandbox.trials import Graded

Explainer = Callable[[Leaf], list[Finding]]

MAX_CASES = 16

EXPLAINERS: tuple[Explainer, ...] = (
    wrong_dtype,
    transposed,
    reshaped,
    reduced_other_axis,
    low_precision,
    truncated,
    returned_argument,
    constant_result,
    not_finite,
    constant_factor,
    normalised_other_axis,
    not_normalised,
    missing_argument,
    constant_offset,
    shifted,
    permuted,
    wrong_length,
    triangle,
    prefix_right,
    wrong_shape,
)

NOT_REPEATABLE = Finding(
    "not_repeatable",
    "Two equal calls gave different results: random numbers without a fixed seed, state kept between calls, or memory "
    "that was never filled (np.empty).",
    "The first failing case was run twice more, with the same arguments.",
)


@dataclass
class Candidate:
    """A cause with the cases and arrays it explains; the first witness gives the words."""

    finding: Finding
    witness: Graded
    rank: int
    cases: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)


def explain(spec: TaskSpec, graded: Sequence[Graded]) -> Diagnosis | None:
    """The likeliest cause of the failures; None when no case failed."""
    failing = [item for item in graded if item.failed]
    if not failing:
        return None
    best = _best(_candidates(spec, failing[:MAX_CASES]), min(len(failing), MAX_CASES))
    if best is None:
        return describe_outcome(spec, failing)
    return Diagnosis(_sentence(best.finding.text), spec.see, "explainer", _evidence(best, failing), best.finding.cause)


def findings(spec: TaskSpec, item: Graded) -> list[tuple[int, str, Finding]]:
    """(rank, place, finding) of everything that may be said about one failing case."""
    if item.trial.raises:
        return [(0, "", finding) for finding in not_refused(item)]
    if item.verdict and item.verdict.checked:
        return [(0, "", finding) for finding in (*inputs_changed(spec, item), *refused_by_checker(item))]
    found = [(0, "", finding) for finding in (*inputs_changed(spec, item), *wrong_kind(item), *faulty_network(item))]
    for leaf in leaves(spec, item):
        found += [(rank, leaf.label, finding) for rank, finding in examine(leaf)]
    return found


def examine(leaf: Leaf) -> list[tuple[int, Finding]]:
    """(rank, finding) of every explainer that recognises the array; NaN and overflow are its daily bread."""
    with np.errstate(all="ignore"):
        return [(rank, finding) for rank, explainer in enumerate(EXPLAINERS, start=1) for finding in explainer(leaf)]


def _candidates(spec: TaskSpec, failing: Sequence[Graded]) -> list[Candidate]:
    by_key: dict[tuple[str, str], Candidate] = {}
    for item in failing:
        for rank, place, finding in findings(spec, item):
            candidate = by_key.setdefault((finding.cause, finding.key), Candidate(finding, item, rank))
            candidate.cases.add(item.trial.name)
            if place and place not in candidate.places:
                candidate.places.append(place)
    return list(by_key.values())


def _best(candidates: Sequence[Candidate], looked: int) -> Candidate | None:
    """The best variant of the best cause; None when no variant fits half of the cases looked at."""
    causes: dict[str, set[str]] = {}
    for one in candidates:
        causes.setdefault(one.finding.cause, set()).update(one.cases)
    likely = [one for one in candidates if 2 * len(one.cases) >= looked]
    return max(likely, key=lambda one: (len(causes[one.finding.cause]), -one.rank, len(one.cases)), default=None)


def _evidence(best: Candidate, failing: Sequence[Graded]) -> str:
    parts = []
    if best.witness.trial.public and best.finding.evidence:
        parts.append(f"Case “{best.witness.trial.name}”: {best.finding.evidence}")
    if len(best.places) > 1:
        parts.append(f"The same holds for {', '.join(best.places[1:6])}.")
    looked = min(len(failing), MAX_CASES)
    if looked > 1:
        share = "all" if len(best.cases) == looked else f"{len(best.cases)} of the"
        parts.append(f"It fits {share} {looked} failing cases{' looked at' if looked < len(failing) else ''}.")
    return " ".join(parts)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
