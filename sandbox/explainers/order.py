"""The right numbers in the wrong places: permuted, shifted, only a part right, a mask forgotten."""

from __future__ import annotations

import numpy as np

from sandbox.explainers.leaf import Finding, Leaf, Numbers, ordinal


def permuted(leaf: Leaf) -> list[Finding]:
    """The same numbers in another order; names a reversal or a rotation along an axis."""
    if not _comparable(leaf) or not leaf.varied or np.iscomplexobj(leaf.got) or leaf.got.size < 3:
        return []
    if leaf.mismatch(np.sort(leaf.got, axis=None), np.sort(leaf.expected, axis=None)).any():
        return []
    key, how = _arrangement(leaf)
    return [
        Finding(
            "permuted", f"{leaf.label} holds the right numbers in another order{how}", "Sorted, both are equal.", key
        )
    ]


def _arrangement(leaf: Leaf) -> tuple[str, str]:
    for axis in range(leaf.got.ndim):
        along = f"along the {ordinal(axis, leaf.got.ndim)} axis" if leaf.got.ndim > 1 else ""
        if leaf.close(np.flip(leaf.got, axis)):
            return f"flip:{axis}", f": it is reversed {along}".rstrip()
        for step in (1, -1):
            if leaf.close(np.roll(leaf.got, -step, axis)):
                return f"roll:{axis}:{step}", f": it is rotated by one {along}".rstrip()
    return "", ""


def shifted(leaf: Leaf) -> list[Finding]:
    """One step early or late along the first axis: recorded after the update instead of before it."""
    if leaf.got.ndim == 0 or leaf.expected.ndim == 0 or leaf.got.shape[1:] != leaf.expected.shape[1:]:
        return []
    n = min(len(leaf.got), len(leaf.expected)) - 1
    if n < 2 or not leaf.varied or (leaf.same_shape and not leaf.bad.any()):
        return []
    if _agree(leaf, leaf.got[:n], leaf.expected[1 : n + 1]):
        return [_shift(leaf, "early", "after the step instead of before it")]
    if _agree(leaf, leaf.got[1 : n + 1], leaf.expected[:n]):
        return [_shift(leaf, "late", "before the step instead of after it")]
    return []


def _agree(leaf: Leaf, one: Numbers, other: Numbers) -> bool:
    steady = bool((other == other[0]).all())
    return not steady and one.shape == other.shape and not leaf.mismatch(one, other).any()


def _shift(leaf: Leaf, key: str, how: str) -> Finding:
    which = "next" if key == "early" else "previous"
    text = f"{leaf.label} is shifted by one: each entry is the {which} one, as if recorded {how}"
    evidence = f"After a shift by one the entries agree; got {len(leaf.got)}, expected {len(leaf.expected)}."
    return Finding("shifted", text, evidence, key)


def wrong_length(leaf: Leaf) -> list[Finding]:
    """A list with some entries too many or too few, those in common right."""
    if leaf.got.ndim != 1 or leaf.expected.ndim != 1 or leaf.problem not in ("length", "shape") or leaf.same_shape:
        return []
    n = min(leaf.got.size, leaf.expected.size)
    if not n or leaf.mismatch(leaf.got[:n], leaf.expected[:n]).any():
        return []
    more = leaf.got.size > leaf.expected.size
    text = f"{leaf.label} is right as far as it goes, but has entries {'too many' if more else 'too few'}"
    return [
        Finding(
            "wrong_length",
            text,
            f"Expected {leaf.expected.size} entries, got {leaf.got.size}.",
            "more" if more else "fewer",
        )
    ]


def prefix_right(leaf: Leaf) -> list[Finding]:
    """Only the first k slices along the first axis are right, all others wrong; or only the last k."""
    if not _comparable(leaf) or leaf.got.shape[0] < 3:
        return []
    bad = [bool(row.any()) for row in leaf.bad]
    good = bad.count(False)
    rows = "entries" if leaf.got.ndim == 1 else "rows"
    if good and not any(bad[:good]):
        return [_prefix(leaf, "first", good, rows)]
    if good and not any(bad[-good:]):
        return [_prefix(leaf, "last", good, rows)]
    return []


def _prefix(leaf: Leaf, which: str, good: int, rows: str) -> Finding:
    only = f"the {which} {good} {rows}" if good > 1 else f"the {which} of the {rows}"
    text = f"only {only} of {leaf.label} {'are' if good > 1 else 'is'} right: the others are not computed the same way"
    return Finding("prefix_right", text, f"{good} of {len(leaf.got)} {rows} are right.", which)


def triangle(leaf: Leaf) -> list[Finding]:
    """Only entries above (or below) the diagonal of square matrices are wrong: a causal mask is missing or reversed."""
    if not _comparable(leaf) or leaf.got.ndim < 2 or leaf.got.shape[-1] != leaf.got.shape[-2] or leaf.got.shape[-1] < 3:
        return []
    n = leaf.got.shape[-1]
    upper = np.triu(np.ones((n, n), dtype=bool), 1)
    for key, inside in (("above", upper), ("below", upper.T)):
        if not leaf.bad[..., ~inside].any() and leaf.bad[..., inside].all():
            text = f"{leaf.label} is wrong exactly {key} the diagonal: look at the mask"
            return [Finding("triangle", text, f"All {int(leaf.bad.sum())} wrong entries lie {key} the diagonal.", key)]
    return []


def _comparable(leaf: Leaf) -> bool:
    return leaf.same_shape and leaf.got.ndim > 0 and leaf.got.size > 1 and leaf.finite and bool(leaf.bad.any())
