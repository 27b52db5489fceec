from functools import partial

import numpy as np

import given


def cases(rng):
    yield case("three names", "Shown", ["a", "b", "c"], np.array([2.5, 1.5, 2.25]))
    yield case("four names", "Shown", ["d", "c", "b", "a"], np.array([3.5, 2.5, 1.5, 0.5]))
    for number, size in enumerate((3, 5, 8, 20)):
        names = [f"n{place}" for place in rng.permutation(size)]
        yield case(f"hidden {number}", "Hidden", names, 31000.0 - np.arange(size) + rng.uniform(size=size))


def case(name, group, names, numbers):
    return {"name": name, "group": group, "args": (names, partial(given.scales, names, numbers))}


def check(got, names, weight):
    """Ascending by the whole part of the weight; which of equals comes first is nobody's business."""
    if not all(isinstance(name, str) for name in got) or sorted(got) != sorted(names):
        return "not the names that went in"
    wholes = [int(weight(name)) for name in got]
    return next((f"“{got[i]}” is too heavy there" for i in range(len(got) - 1) if wholes[i] > wholes[i + 1]), None)
