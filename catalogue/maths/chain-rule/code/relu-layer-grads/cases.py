import numpy as np


def case(name, group, x, W, b, y):
    return {"name": name, "group": group, "args": tuple(np.array(value, dtype=float) for value in (x, W, b, y)), "kwargs": {}}


def drawn(rng, m, n):
    """A layer with at least one unit on and, for m above 1, at least one off."""
    x, W = rng.normal(size=n), rng.normal(size=(m, n))
    z = rng.uniform(0.2, 2.0, size=m) * np.where(np.arange(m) % 3 == 1, -1.0, 1.0)
    return x, W, z - W @ x, rng.normal(size=m)


def cases(rng):
    yield case("the layer of the card", "Worked example", [2.0], [[0.5]], [0.1], [1.0])
    yield case("two units, one is off", "Worked example", [1.0, -1.0], [[1.0, 0.5], [0.5, 2.0]], [0.25, 0.5], [1.0, 2.0])
    yield from fresh(rng)
    yield from square(rng)
    yield from off(rng)
    yield from edges(rng)


def fresh(rng):
    group = "Fresh layers"
    yield case("4 units, 3 inputs", group, *drawn(rng, 4, 3))
    yield case("2 units, 6 inputs", group, *drawn(rng, 2, 6))
    yield case("fresh lengths", group, *drawn(rng, int(rng.integers(5, 9)), int(rng.integers(2, 5))))


def square(rng):
    group = "Square W"
    yield case("3 by 3", group, *drawn(rng, 3, 3))
    yield case("5 by 5", group, *drawn(rng, 5, 5))
    yield case("1 by 1", group, *drawn(rng, 1, 1))


def off(rng):
    group = "Units that are off"
    x, W = rng.normal(size=3), rng.normal(size=(4, 3))
    yield case("all off", group, x, W, -W @ x - 1.0, rng.normal(size=4))
    x, W = rng.integers(-3, 4, size=3), rng.integers(-3, 4, size=(4, 3))
    W[0] = (1, 2, -1)
    offset = np.array([0.0, 1.0, 0.0, -2.0])
    yield case("sums of exactly zero", group, x, W, offset - W @ x, rng.normal(size=4) + 3.0)


def edges(rng):
    group = "Edges"
    yield case("no input", group, np.zeros(0), np.zeros((3, 0)), [0.5, -0.5, 1.5], rng.normal(size=3))
    yield case("one unit, many inputs", group, *drawn(rng, 1, 7))
    yield case("many units, one input", group, *drawn(rng, 7, 1))
