import numpy as np


def case(name, group, X, Y):
    return {"name": name, "group": group, "args": (X, Y), "kwargs": {}}


def cases(rng):
    yield case("two points and three points", "Worked example", np.array([[0.0, 0.0], [3.0, 4.0]]), np.array([[0.0, 0.0], [3.0, 0.0], [1.0, 1.0]]))
    yield case("three points and three points", "Worked example", np.array([[1.0], [2.0], [4.0]]), np.array([[1.0], [5.0], [0.0]]))
    yield from fresh(rng)
    yield from lengths(rng)
    yield from far(rng)
    yield from dtypes(rng)


def fresh(rng):
    group = "Fresh points"
    yield case("7 points, 4 points, d = 3", group, rng.normal(size=(7, 3)), rng.normal(size=(4, 3)))
    yield case("as many in X as in Y", group, rng.normal(size=(5, 4)), rng.normal(size=(5, 4)))
    n, m, d = (int(value) for value in rng.integers(2, 12, size=3))
    yield case("fresh lengths", group, rng.normal(size=(n, d)), rng.normal(size=(m, d)))


def lengths(rng):
    group = "Lengths 0 and 1"
    yield case("no point in X", group, np.empty((0, 3)), rng.normal(size=(4, 3)))
    yield case("no feature", group, np.empty((3, 0)), np.empty((2, 0)))
    yield case("one feature", group, rng.normal(size=(6, 1)), rng.normal(size=(4, 1)))
    yield case("one point each", group, rng.normal(size=(1, 5)), rng.normal(size=(1, 5)))


def far(rng):
    group = "Far from the origin"
    X = rng.normal(size=(40, 3)) + 1e4
    yield case("X against itself near 10000", group, X, X.copy())
    spread = 30.0 * rng.normal(size=(60, 4)) + rng.uniform(8e3, 1.6e4, size=4)
    yield case("a wider cluster against itself", group, spread, spread.copy())
    yield case("close pairs near -10000", group, X - 2e4, X[:4] - 2e4 + 0.01 * rng.normal(size=(4, 3)))


def dtypes(rng):
    group = "Dtypes"
    yield case("uint8 pixels", group, rng.integers(0, 256, size=(4, 6)).astype(np.uint8), rng.integers(0, 256, size=(5, 6)).astype(np.uint8))
    yield case("int32 with float64", group, rng.integers(-50, 50, size=(3, 2)).astype(np.int32), rng.normal(size=(4, 2)))
    yield case("float32 near 10000", group, (rng.normal(size=(4, 3)) + 1e4).astype(np.float32), (rng.normal(size=(5, 3)) + 1e4).astype(np.float32))
