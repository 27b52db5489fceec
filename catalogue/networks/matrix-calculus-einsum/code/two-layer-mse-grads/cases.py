import numpy as np


def case(name, group, X, Yp, W1, W2, **options):
    arrays = [np.array(value) if isinstance(value, list) else value for value in (X, Yp, W1, W2)]
    return {"name": name, "group": group, "args": tuple(arrays), "kwargs": {}, **options}


def refused(name, group, X, Yp, W1, W2):
    return {**case(name, group, X, Yp, W1, W2), "raises": "ValueError"}


def drawn(rng, n, d, h, o):
    return rng.normal(size=(n, d)), rng.normal(size=(n, o)), rng.normal(size=(d, h)), rng.normal(size=(h, o))


def cases(rng):
    yield case("the network of the card", "Worked example", [[1.0, 2.0]], [[0.0]], [[1.0, 0.0], [0.0, 1.0]], [[1.0], [-1.0]])
    yield case("the same with the target 1", "Worked example", [[1.0, 2.0]], [[1.0]], [[1.0, 0.0], [0.0, 1.0]], [[1.0], [-1.0]])
    X, W1 = [[1.0, -1.0], [0.5, 2.0], [-1.0, 0.5]], [[1.0, -0.5, 0.25], [0.5, 1.0, -1.0]]
    W2 = [[1.0, 0.5], [-1.0, 2.0], [0.5, -0.5]]
    yield case("three rows, three units, two outputs", "A small batch", X, [[1.0, 0.0], [0.0, 1.0], [0.5, -0.5]], W1, W2)

    for n, d, h, o in ((5, 3, 4, 2), (12, 2, 6, 3), (4, 5, 3, 1), (30, 4, 8, 5)):
        yield case(f"fresh, n = {n}, d = {d}, h = {h}, o = {o}", "Fresh batches", *drawn(rng, n, d, h, o))
    yield case("fresh, h = o = 3", "Equal sizes", *drawn(rng, 6, 4, 3, 3))
    yield case("fresh, all sizes 4", "Equal sizes", *drawn(rng, 4, 4, 4, 4))
    yield case("fresh, h = o = 2, many rows", "Equal sizes", *drawn(rng, 15, 3, 2, 2))

    X, Yp, W1, W2 = drawn(rng, 5, 3, 4, 2)
    yield case("fresh, all units off", "Masks", np.abs(X), Yp, -np.abs(W1), W2)
    X, Yp, W1, W2 = drawn(rng, 6, 3, 4, 2)
    W1[:, 2] = 0.0
    X[1] = 0.0
    yield case("fresh, sums of exactly 0", "Masks", X, Yp, W1, W2)

    yield case("fresh, one row", "Small and other", *drawn(rng, 1, 4, 3, 2))
    yield case("fresh, one hidden unit", "Small and other", *drawn(rng, 7, 3, 1, 2))
    X, Yp, W1, W2 = drawn(rng, 5, 6, 4, 2)
    yield case("fresh, views", "Small and other", X[:, ::2], Yp[::-1], W1.T[:, :3].T, np.asfortranarray(W2))
    single = [array.astype(np.float32) for array in drawn(rng, 8, 3, 5, 2)]
    yield case("fresh, float32", "Small and other", *single, rtol=1e-4, atol=1e-4)
    yield refused("no row", "Small and other", *drawn(rng, 0, 3, 4, 2))
    yield refused("no row, one output", "Small and other", *drawn(rng, 0, 2, 3, 1))
