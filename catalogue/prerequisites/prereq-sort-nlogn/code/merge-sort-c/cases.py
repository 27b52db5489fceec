import numpy as np


def case(name, group, items):
    items = np.array(items, dtype=np.float64)
    return {"name": name, "group": group, "args": (items, len(items))}


def cases(rng):
    yield case("the list of the card", "Worked example", [5, 2, 4, 7, 1, 3, 2, 6])
    yield from short(rng)
    yield from fresh(rng)
    yield from ties(rng)
    yield from long(rng)


def short(rng):
    group = "Short arrays"
    yield case("empty", group, [])
    yield case("one item", group, [7])
    yield case("two items, wrong order", group, [2, -3])
    yield case("three items", group, [3, 1, 2])
    yield case("five items", group, rng.normal(size=5))


def fresh(rng):
    group = "Fresh arrays"
    yield case("whole numbers, half of them negative", group, rng.integers(-50, 50, size=int(rng.integers(20, 40))))
    yield case("real numbers", group, rng.normal(size=33))
    yield case("very large and very small", group, rng.normal(size=45) * 10.0 ** rng.integers(-300, 300, size=45))
    yield case("a thousand real numbers", group, rng.normal(size=1000))


def ties(rng):
    group = "Ties"
    yield case("all equal", group, [4] * 37)
    yield case("few values", group, rng.integers(0, 4, size=50))
    yield case("negative values, some equal", group, -rng.integers(0, 9, size=61))


def long(rng):
    group = "Cost on long arrays"
    yield case("2048 items, sorted", group, np.arange(2048))
    yield case("2048 items, reversed", group, np.arange(2048, 0, -1))
    yield case("2048 items, shuffled", group, rng.permutation(2048))
    yield case("200000 fresh items", group, rng.normal(size=200_000))
