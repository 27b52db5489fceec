"""Off by a factor, off by an amount, an argument left out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sandbox.explainers.leaf import Argument, Finding, Leaf, Numbers, ordinal

NEAR = 0.01


@dataclass(frozen=True)
class NamedFactor:
    """A factor in got = factor · expected, and why that may be. `what` continues "grads is …"."""

    key: str
    factor: float
    what: str


def constant_factor(leaf: Leaf) -> list[Finding]:
    """The result is c·expected in every entry, c ≠ 1; names c when it is one of the usual suspects."""
    factor = measured_factor(leaf)
    if factor is None:
        return []
    evidence = f"Got divided by expected is {factor:.4g} in {_entries(leaf)}."
    found = [
        Finding("constant_factor", f"{leaf.label} is {item.what}", evidence, item.key)
        for item in named_factors(leaf.arguments)
        if _is(leaf, item.factor, factor)
    ]
    if leaf.varied:
        text = f"{leaf.label} is right up to one constant factor"
        found.append(Finding("constant_factor", text, evidence, "unnamed"))
    return found


def measured_factor(leaf: Leaf) -> float | None:
    """The c in got = c·expected by least squares, None when no c fits within the tolerance."""
    if not leaf.same_shape or not leaf.finite or np.iscomplexobj(leaf.got) or np.iscomplexobj(leaf.expected):
        return None
    square = float(np.vdot(leaf.expected, leaf.expected))
    if not (square > 0 and math.isfinite(square)):
        return None
    factor = float(np.vdot(leaf.expected, leaf.got)) / square
    fits = factor != 0 and math.isfinite(factor) and leaf.close(leaf.got / factor)
    return factor if fits and not leaf.close(leaf.got) else None


def _is(leaf: Leaf, candidate: float, measured: float) -> bool:
    return abs(candidate / measured - 1) < NEAR and leaf.close(leaf.got / candidate)


def _entries(leaf: Leaf) -> str:
    count = int(np.count_nonzero(leaf.expected))
    return f"all {count} entries that are not zero" if count > 1 else "the one entry that is not zero"


def named_factors(arguments: tuple[Argument, ...]) -> Iterator[NamedFactor]:
    """The usual suspects, the plainest first; each also with its sign reversed."""
    yield NamedFactor("sign", -1.0, "right up to its sign: the sign is reversed")
    for item in _positive_factors(arguments):
        yield item
        yield NamedFactor(f"-{item.key}", -item.factor, f"{item.what}; its sign is reversed too")


def _positive_factors(arguments: tuple[Argument, ...]) -> Iterator[NamedFactor]:
    yield NamedFactor("2", 2.0, "twice too large: a factor ½ is missing, or something is counted twice")
    yield NamedFactor("1/2", 0.5, "half of what it should be: a factor 2 is missing")
    for argument in arguments:
        yield from _length_factors(argument)
    for argument in arguments:
        yield from _number_factors(argument)
    yield NamedFactor("ln2", math.log(2), "too small by ln 2 ≈ 0.693: natural logarithms and bits are mixed")
    yield NamedFactor("1/ln2", 1 / math.log(2), "too large by 1/ln 2 ≈ 1.443: natural logarithms and bits are mixed")
    yield NamedFactor("ln10", math.log(10), "too large by ln 10 ≈ 2.303: natural and decimal logarithms are mixed")
    yield NamedFactor(
        "1/ln10", 1 / math.log(10), "too small by ln 10 ≈ 2.303: natural and decimal logarithms are mixed"
    )


def _length_factors(argument: Argument) -> Iterator[NamedFactor]:
    ndim = argument.data.ndim
    for axis, n in enumerate(argument.data.shape):
        if n < 2:
            continue
        key, length = f"{argument.name}.{axis}", f"the length of {argument.label}'s {ordinal(axis, ndim)} axis"
        yield from _mean_factors(n, key, length + (" (batch size)" if axis == 0 and ndim > 1 else ""))
        yield from _root_factors(n, key, length)
        if n > 2:
            yield from _degrees_of_freedom(n, key, length)


def _mean_factors(n: int, key: str, length: str) -> Iterator[NamedFactor]:
    yield NamedFactor(f"n:{key}", n, f"{n} times too large, and {n} is {length}: a mean over it is missing")
    yield NamedFactor(f"1/n:{key}", 1 / n, f"{n} times too small, and {n} is {length}: divided by it once too often")


def _root_factors(n: int, key: str, length: str) -> Iterator[NamedFactor]:
    root = math.sqrt(n)
    large, small = f"√{n} ≈ {root:.4g} times too large", f"√{n} ≈ {root:.4g} times too small"
    yield NamedFactor(f"√n:{key}", root, f"{large}, and {n} is {length}: a division by √{n} is missing")
    yield NamedFactor(f"1/√n:{key}", 1 / root, f"{small}, and {n} is {length}: divide by √{n}, not by {n}")


def _degrees_of_freedom(n: int, key: str, length: str) -> Iterator[NamedFactor]:
    ratio = n / (n - 1)
    more, less = f"divided by {n - 1} instead of {n}, {length}", f"divided by {n} instead of {n - 1}; {n} is {length}"
    yield NamedFactor(f"ddof:{key}", ratio, f"too large by {n}/{n - 1}: {more}")
    yield NamedFactor(f"-ddof:{key}", 1 / ratio, f"too small by {n - 1}/{n}: {less}")
    yield NamedFactor(f"√ddof:{key}", math.sqrt(ratio), f"too large by √({n}/{n - 1}): under the root, {more}")
    yield NamedFactor(f"-√ddof:{key}", 1 / math.sqrt(ratio), f"too small by √({n - 1}/{n}): under the root, {less}")


def _number_factors(argument: Argument) -> Iterator[NamedFactor]:
    value = float(argument.data) if argument.data.ndim == 0 and argument.data.dtype.kind == "f" else 0.0
    if not math.isfinite(value) or value in (0.0, 1.0, -1.0, 2.0, 0.5):
        return
    yield NamedFactor(f"*{argument.name}", value, f"multiplied by {argument.label} once too often")
    yield NamedFactor(f"/{argument.name}", 1 / value, f"lacking a factor: multiply by {argument.label}")


def constant_offset(leaf: Leaf) -> list[Finding]:
    """The result is expected + c in every entry, c ≠ 0."""
    if not leaf.same_shape or not leaf.finite or not leaf.varied or not leaf.bad.any():
        return []
    offset = np.mean(leaf.got - leaf.expected)
    if not leaf.close(leaf.got - offset):
        return []
    evidence = f"Got minus expected is {offset:.4g} in all {leaf.got.size} entries."
    one = abs(abs(offset) - 1) < 1e-6
    text = f"every entry of {leaf.label} is off by {'one' if one else 'the same amount'}: "
    return [
        Finding(
            "constant_offset",
            text + ("an index or count is shifted" if one else "a term is missing or added twice"),
            evidence,
        )
    ]


def missing_argument(leaf: Leaf) -> list[Finding]:
    """Adding, subtracting, multiplying or dividing by one of the arguments would make the result right."""
    if not leaf.same_shape or not leaf.finite or not leaf.bad.any() or leaf.got.ndim == 0:
        return []
    return [finding for argument in leaf.arguments for finding in _repairs(leaf, argument)]


def _repairs(leaf: Leaf, argument: Argument) -> Iterator[Finding]:
    data = argument.data
    if not 1 <= data.ndim <= leaf.got.ndim or not np.isfinite(data).all() or not _fits_last(data, leaf.got):
        return
    with np.errstate(all="ignore"):
        tries = (
            ("added", "+", leaf.got + data, f"{argument.label} is not added"),
            (
                "subtracted",
                "-",
                leaf.got - data,
                f"{argument.label} is added where it should not be, or not subtracted",
            ),
            ("multiplied", "*", leaf.got * data, f"{argument.label} is not multiplied in"),
            (
                "divided",
                "/",
                leaf.got / data,
                f"{argument.label} is multiplied in where it should not be, or not divided by",
            ),
        )
        for word, sign, repaired, text in tries:
            if np.isfinite(repaired).all() and leaf.close(repaired):
                evidence = f"{leaf.label} is as expected once {argument.label} is {word}."
                yield Finding("missing_argument", f"in {leaf.label}, {text}", evidence, f"{sign}{argument.name}")


def _fits_last(data: Numbers, target: Numbers) -> bool:
    return data.shape == target.shape[target.ndim - data.ndim :]
