import numpy as np


def case(name, group, A, k):
    return {"name": name, "group": group, "args": (np.array(A, dtype=float), k), "kwargs": {}}


def matrix(rng, m, n, values):
    """An m by n matrix with these singular values and random singular vectors."""
    u, _ = np.linalg.qr(rng.normal(size=(m, len(values))))
    v, _ = np.linalg.qr(rng.normal(size=(n, len(values))))
    return u * np.array(values) @ v.T


def cases(rng):
    yield case("the matrix of the card", "Worked example", [[3.0, 0.0], [4.0, 5.0]], 1)
    yield case("a wide one", "Worked example", [[2.0, 0.0, 1.0], [0.0, 3.0, 0.0]], 1)
    yield from fresh(rng)
    yield from cuts(rng)
    yield from deficient(rng)
    yield from narrow(rng)


def fresh(rng):
    group = "Fresh matrices"
    yield case("square, 4 by 4, k = 2", group, matrix(rng, 4, 4, [5.0, 3.0, 1.5, 0.5]), 2)
    yield case("tall, 7 by 3, k = 2", group, matrix(rng, 7, 3, [4.0, 2.0, 1.0]), 2)
    yield case("wide, 3 by 6, k = 1", group, matrix(rng, 3, 6, [3.0, 2.0, 1.0]), 1)
    yield case("several dropped", group, matrix(rng, 6, 8, [6.0, 4.0, 3.0, 2.5, 2.0, 1.0]), 2)


def cuts(rng):
    group = "Cuts at the ends"
    A = matrix(rng, 4, 3, [4.0, 2.0, 1.0])
    yield case("k = 0", group, A, 0)
    yield case("k = min(m, n)", group, A, 3)
    yield case("k beyond both lengths", group, matrix(rng, 3, 5, [4.0, 2.0, 1.0]), 9)


def deficient(rng):
    group = "Low rank already"
    A = matrix(rng, 5, 6, [4.0, 2.0])
    yield case("rank 2, k = 1", group, A, 1)
    yield case("rank 2, k = 4", group, A, 4)
    yield case("nothing but zeros", group, np.zeros((3, 2)), 1)


def narrow(rng):
    group = "One row or column"
    yield case("one row", group, rng.normal(size=(1, 5)), 1)
    yield case("one column, k = 0", group, rng.normal(size=(4, 1)), 0)
    yield case("one number", group, [[-2.5]], 1)
