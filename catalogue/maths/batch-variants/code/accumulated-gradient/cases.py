from functools import partial

import numpy as np

import given


def case(name, group, theta, X, Y, micro, *, grad=None):
    grad = partial(given.linear, micro) if grad is None else grad
    return {"name": name, "group": group, "args": (grad, theta, X, Y, micro), "kwargs": {}}


def refused(name, group, theta, X, Y, micro):
    return {**case(name, group, theta, X, Y, micro), "raises": "ValueError"}


def drawn(rng, n, *shape):
    return rng.normal(size=shape), rng.normal(0.5, 1.5, size=(n, *shape)), rng.normal(0.0, 2.0, size=n)


def cases(rng):
    five = (np.zeros(1), np.ones((5, 1)), np.array([-2.0, -4.0, -6.0, -8.0, -10.0]))
    yield case("the card's five rows in twos", "Small batches", *five, 2)
    X = np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 1.0], [2.0, 1.0, 0.0], [-1.0, 0.5, 1.5]])
    theta, Y = np.array([0.5, -0.5, 1.0]), np.array([1.0, 0.0, 2.0, -1.0])
    yield case("four rows in twos, three features", "Small batches", theta, X, Y, 2)

    for n, d, micro in ((12, 3, 4), (20, 5, 5), (6, 6, 3)):
        yield case(f"fresh, {n} rows by {micro}", "Equal micro-batches", *drawn(rng, n, d), micro)

    for n, d, micro in ((7, 2, 3), (11, 4, 4), (13, 3, 6), (33, 5, 8)):
        yield case(f"fresh, {n} rows by {micro}", "Smaller last one", *drawn(rng, n, d), micro)
    yield case("a last row of its own", "Smaller last one", *drawn(rng, 9, 3), 4)

    group = "Ends of the scale"
    yield case("one row at a time", group, *drawn(rng, 6, 2), 1)
    yield case("all rows at once", group, *drawn(rng, 6, 2), 6)
    yield case("more than there are", group, *drawn(rng, 5, 3), 8)
    yield case("a single row", group, *drawn(rng, 1, 3), 4)
    yield refused("no row", group, *drawn(rng, 0, 3), 4)
    yield refused("no row, one row at a time", group, *drawn(rng, 0, 1), 1)
    yield from other_functions(rng)
    yield from types(rng)


def other_functions(rng):
    group = "Other functions"
    theta, X, _ = drawn(rng, 14, 4)
    labels = rng.integers(0, 2, size=14).astype(float)
    yield case("not linear in theta", group, theta, X, labels, 4, grad=partial(given.logistic, 4))
    yield case("rows that are tables", group, *drawn(rng, 8, 2, 3), 3)
    theta, X, Y = rng.normal(size=(3, 2)), rng.normal(size=(10, 3)), rng.normal(size=(10, 2))
    yield case("theta and Y are tables", group, theta, X, Y, 4, grad=partial(given.table, 4))


def types(rng):
    group = "What comes back"
    # Every sum is a whole number below 2^24, which float32 holds exactly; all of them together are not.
    X, Y = rng.integers(1, 1000, size=(402, 3)), -rng.integers(1, 1000, size=402)
    exact = (np.zeros(3), X.astype(float), Y.astype(float))
    yield case("sums in float32", group, *exact, 8, grad=partial(given.in_float32, 8))
    for n in (9, 16):
        theta, X, Y = drawn(rng, n, 3)
        grad = partial(given.with_buffer, 4, (3,))
        yield case(f"the same array every time, {n} rows", group, theta, X, Y, 4, grad=grad)
    X = rng.integers(-5, 6, size=(7, 2))
    yield case("integers", group, np.array([1, -2]), X, rng.integers(-9, 10, size=7), 3)
