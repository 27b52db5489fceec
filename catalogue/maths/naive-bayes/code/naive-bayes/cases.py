import numpy as np

TABLE = np.array([[2, 1, 0], [1, 0, 0], [0, 1, 3]])
LABELS = np.array([0, 0, 1])


def case(name, group, X, y, X_new, *alpha):
    return {"name": name, "group": group, "args": (X, y, X_new, *alpha), "kwargs": {}}


def drawn(rng, n, V, C, rate=2.0):
    """Documents whose words depend on the class; every class occurs."""
    y = rng.permutation(np.concatenate([np.arange(C), rng.integers(0, C, size=n - C)]))
    rates = rate * rng.dirichlet(np.ones(V), size=C) * V
    return rng.poisson(rates[y]), y, rng.poisson(rates[rng.integers(0, C, size=5)])


def cases(rng):
    yield case("three words", "Worked example", TABLE, LABELS, np.array([[1, 1, 0], [0, 0, 2]]))
    yield case("the same with alpha 0.5", "Worked example", TABLE, LABELS, np.array([[3, 0, 1]]), 0.5)

    for n, V, C in ((8, 5, 2), (20, 12, 3), (30, 6, 4)):
        yield case(f"fresh, {n} documents, {V} words, {C} classes", "Fresh counts", *drawn(rng, n, V, C))
    X, y, new = drawn(rng, 10, 7, 2)
    yield case("fresh, one new document", "Fresh counts", X, y, new[:1])
    yield case("fresh, 3 words, 3 classes", "Square", *drawn(rng, 9, 3, 3))
    yield case("fresh, 4 words, 4 classes, alpha 2", "Square", *drawn(rng, 12, 4, 4), 2.0)

    y = np.array([0] * 12 + [1] * 2)
    yield case(
        "fresh, 12 against 2", "Unequal classes", rng.poisson(1.0, size=(14, 6)), y, rng.poisson(1.0, size=(4, 6))
    )
    y = np.array([0, 1, 1, 2, 2, 2, 2])
    yield case("fresh, 1, 2 and 4", "Unequal classes", rng.poisson(2.0, size=(7, 5)), y, rng.poisson(1.0, size=(3, 5)))

    X, y, new = drawn(rng, 9, 6, 2, rate=0.6)
    yield case("fresh, alpha 0.5", "Smoothing", X, y, new, 0.5)
    yield case("fresh, alpha 3", "Smoothing", X, y, new, 3.0)
    X = rng.poisson(1.0, size=(6, 4))
    y = np.array([0, 1, 2, 0, 1, 2])
    X[y == 1] = 0
    yield case("fresh, a class without any word", "Smoothing", X, y, rng.poisson(1.0, size=(3, 4)))

    X = np.array([[3, 1, 0, 2], [1, 2, 0, 1], [1, 0, 4, 2], [2, 0, 1, 3]])
    y = np.array([0, 0, 1, 1])
    yield case(
        "documents that lack the unseen words", "No smoothing", X, y, np.array([[1, 0, 0, 2], [3, 0, 0, 0]]), 0.0
    )
    yield case(
        "documents that hold one of them",
        "No smoothing",
        X,
        y,
        np.array([[1, 1, 0, 0], [0, 0, 2, 1], [2, 0, 0, 1]]),
        0.0,
    )

    X, y, new = drawn(rng, 16, 8, 3)
    long = rng.multinomial(100_000, rng.dirichlet(np.full(8, 5.0)))
    yield case("fresh, 100,000 words", "Long and short documents", X, y, np.vstack([long, new]))
    yield case("fresh, no word", "Long and short documents", X, y, np.vstack([np.zeros((1, 8), dtype=int), new]))
    yield case("fresh, no document", "Long and short documents", X, y, new[:0])
