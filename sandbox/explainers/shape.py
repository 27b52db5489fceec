"""Transposed, another shape with the same numbers, reduced over another axis."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from sandbox.explainers.leaf import Argument, Finding, Leaf, ordinal

MAX_PERMUTED = 4


def transposed(leaf: Leaf) -> list[Finding]:
    """Swapping axes of the result makes it right."""
    ndim = leaf.got.ndim
    if not 2 <= ndim <= MAX_PERMUTED or leaf.expected.ndim != ndim or (leaf.same_shape and not leaf.bad.any()):
        return []
    for order in permutations(range(ndim)):
        if order != tuple(range(ndim)) and leaf.close(np.transpose(leaf.got, order)):
            how = "transposed" if ndim == 2 else f"right up to the order of its axes: transpose it by {order}"
            evidence = f"{leaf.label} transposed equals what is expected in all {leaf.got.size} entries."
            return [Finding("transposed", f"{leaf.label} is {how}", evidence)]
    return []


def reshaped(leaf: Leaf) -> list[Finding]:
    """The right numbers in another shape: an axis of length 1 too many or too few, or flattened."""
    if leaf.same_shape or not leaf.got.size or leaf.got.size != leaf.expected.size:
        return []
    if not leaf.close(leaf.got.reshape(leaf.expected.shape)):
        return []
    got, expected = leaf.got.shape, leaf.expected.shape
    if [n for n in got if n != 1] == [n for n in expected if n != 1]:
        more = len(got) > len(expected)
        key = "too many" if more else "too few"
        how = (
            "one axis of length 1 too many: drop keepdims, or squeeze it"
            if more
            else "an axis of length 1 is missing: keep it with keepdims=True"
        )
    else:
        key, how = "flattened", "flattened or reshaped: keep the axes of the input"
    return [
        Finding(
            "reshaped",
            f"the numbers of {leaf.label} are right, its shape is not: {how}",
            f"Expected shape {expected}, got {got}.",
            key,
        )
    ]


def reduced_other_axis(leaf: Leaf) -> list[Finding]:
    """The shape tells that a sum, mean or maximum ran over another axis of an argument than it should."""
    if leaf.same_shape or leaf.problem not in ("shape", "rank"):
        return []
    for argument in leaf.arguments:
        wanted, taken = _reduced(argument, leaf.expected.shape), _reduced(argument, leaf.got.shape)
        if wanted and taken and not wanted & taken:
            return [_reduction(leaf, argument, min(wanted), min(taken))]
    return []


def _reduction(leaf: Leaf, argument: Argument, wanted: int, taken: int) -> Finding:
    name = argument.label
    here, there = ordinal(taken, argument.data.ndim), ordinal(wanted, argument.data.ndim)
    axes = f"the {here} axis of {name} was reduced, the {there} one should be"
    evidence = f"{name} has shape {argument.data.shape}; expected shape {leaf.expected.shape}, got {leaf.got.shape}."
    return Finding("wrong_axis", f"{leaf.label} was computed over the wrong axis: {axes}", evidence)


def _reduced(argument: Argument, shape: tuple[int, ...]) -> set[int]:
    """Axes of the argument whose reduction, dropped or kept with length 1, gives `shape`."""
    full = argument.data.shape
    return {
        axis
        for axis in range(len(full))
        if len(full) > 1 and shape in (full[:axis] + full[axis + 1 :], (*full[:axis], 1, *full[axis + 1 :]))
    }


def wrong_shape(leaf: Leaf) -> list[Finding]:
    """Another shape, and nothing better to say: the last resort of the shape family."""
    if leaf.same_shape or leaf.problem not in ("shape", "rank"):
        return []
    axes = (
        f"{leaf.got.ndim} instead of {leaf.expected.ndim} axes"
        if leaf.got.ndim != leaf.expected.ndim
        else "another shape than asked for"
    )
    return [
        Finding(
            "wrong_shape", f"{leaf.label} has {axes}", f"Expected shape {leaf.expected.shape}, got {leaf.got.shape}."
        )
    ]
