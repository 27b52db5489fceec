import numpy as np


def case(name, group, theta, X, Y, micro):
    return {"name": name, "group": group, "args": (theta, X, Y, micro), "kwargs": {}}


def refused(name, group, theta, X, Y, micro):
    return {**case(name, group, theta, X, Y, micro), "raises": "ValueError"}


def drawn(rng, n, d):
    return rng.normal(size=d), rng.normal(0.5, 1.5, size=(n, d)), rng.normal(0.0, 2.0, size=n)


def cases(rng):
    five = (np.zeros(1), np.ones((5, 1)), np.array([-2.0, -4.0, -6.0, -8.0, -10.0]))
    yield case("the card's five rows in twos", "Small batches", *five, 2)
    X = np.array([[1.0, 0.0, 2.0], [0.5, -1.0, 1.0], [2.0, 1.0, 0.0], [-1.0, 0.5, 1.5]])
    yield case(
        "four rows in twos, three features",
        "Small batches",
        np.array([0.5, -0.5, 1.0]),
        X,
        np.array([1.0, 0.0, 2.0, -1.0]),
        2,
    )

    for n, d, micro in ((12, 3, 4), (20, 5, 5), (6, 6, 3)):
        yield case(f"fresh, {n} rows by {micro}", "Equal micro-batches", *drawn(rng, n, d), micro)

    for n, d, micro in ((7, 2, 3), (11, 4, 4), (13, 3, 6), (33, 5, 8)):
        yield case(f"fresh, {n} rows by {micro}", "Smaller last one", *drawn(rng, n, d), micro)
    yield case("a last row of its own", "Smaller last one", *drawn(rng, 9, 3), 4)

    yield case("one row at a time", "Ends of the scale", *drawn(rng, 6, 2), 1)
    yield case("all rows at once", "Ends of the scale", *drawn(rng, 6, 2), 6)
    yield case("more than there are", "Ends of the scale", *drawn(rng, 5, 3), 8)
    yield case("a single row", "Ends of the scale", *drawn(rng, 1, 3), 4)
    yield refused("no row", "Ends of the scale", *drawn(rng, 0, 3), 4)
    yield refused("no row, one row at a time", "Ends of the scale", *drawn(rng, 0, 1), 1)

    theta, X, Y = drawn(rng, 10, 3)
    yield case("float32", "Types", theta.astype(np.float32), X.astype(np.float32), Y.astype(np.float32), 4)
    yield case(
        "integers", "Types", np.array([1, -2]), rng.integers(-5, 6, size=(7, 2)), rng.integers(-9, 10, size=7), 3
    )
