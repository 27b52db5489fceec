import numpy as np


def case(name, group, X, k):
    return {"name": name, "group": group, "args": (X, k), "kwargs": {}}


def refused(name, group, X, k):
    return {**case(name, group, X, k), "raises": "ValueError"}


def data(rng, n, d, offset=0.0):
    """n rows whose variances fall from feature to feature, turned at random."""
    turn, _ = np.linalg.qr(rng.normal(size=(d, d)))
    return rng.normal(size=(n, d)) * (3.0 * 0.6 ** np.arange(d)) @ turn + offset


def cases(rng):
    X = np.array([[2.0, 0.0], [0.0, 2.0], [-2.0, 0.0], [0.0, -2.0], [2.0, 1.0], [-2.0, -1.0]])
    yield case("six points", "Worked example", X, 2)
    yield case("three features, one component", "Worked example", np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 5.0], [4.0, 3.0, 1.0], [5.0, 6.0, 2.0]]), 1)
    yield refused("three components of two features", "Worked example", X, 3)
    yield from fresh(rng)
    yield from far(rng)
    yield from flat(rng)
    yield from few(rng)
    yield from edges(rng)
    yield from out_of_range(rng)


def fresh(rng):
    group = "Fresh data"
    yield case("40 rows, 5 features, k = 3", group, data(rng, 40, 5), 3)
    yield case("all of 4 components", group, data(rng, 30, 4), 4)
    n, d = int(rng.integers(15, 50)), int(rng.integers(3, 8))
    yield case("fresh lengths, two components", group, data(rng, n, d), 2)
    yield case("largest entry against the sum", group, cross(rng), 2)


def cross(rng):
    """Six points on three perpendicular axes; the longest axis is (3, -2, -2), whose entries add up to -1."""
    axis = np.array([3.0, -2.0, -2.0]) / np.sqrt(17.0)
    mirror = np.array([1.0, 0.0, 0.0]) - axis
    axes = np.eye(3) - 2.0 * np.outer(mirror, mirror) / (mirror @ mirror)
    arms = np.array([6.0, 3.0, 1.0])[:, None] * (1.0 + 0.2 * rng.random(size=(3, 1))) * axes
    return np.concatenate([arms, -arms]) + rng.normal(size=3)


def far(rng):
    group = "Far from the origin"
    yield case("offset 100", group, data(rng, 25, 4, 100.0), 4)
    yield case("another offset in each column", group, data(rng, 25, 3) + rng.normal(size=3) * 50.0, 2)


def flat(rng):
    group = "No variance"
    X = data(rng, 20, 3)
    yield case("one column twice another", group, np.column_stack([X[:, :2], 2.0 * X[:, 0]]), 3)
    X = data(rng, 20, 3)
    X[:, 1] = 7.0
    yield case("a constant column", group, X, 3)


def few(rng):
    group = "Few rows"
    yield case("5 rows, 8 features, k = 4", group, data(rng, 5, 8), 4)
    yield case("as many rows as features", group, data(rng, 4, 4), 4)
    yield case("two rows", group, data(rng, 2, 3), 1)


def edges(rng):
    group = "Edges"
    yield case("k = 0", group, data(rng, 10, 3), 0)
    yield case("float32", group, data(rng, 30, 4).astype(np.float32), 2)
    yield case("one feature", group, data(rng, 12, 1) + 3.0, 1)


def out_of_range(rng):
    group = "No such components"
    yield refused("k = 5 of 4 features", group, data(rng, 20, 4), 5)
    yield refused("k = 4 from 3 rows", group, data(rng, 3, 6), 4)
    yield refused("k = -1", group, data(rng, 12, 4), -1)
    yield refused("a single row", group, data(rng, 1, 3), 1)
