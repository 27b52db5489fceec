import numpy as np


def case(name, group, X, W, b, **options):
    return {"name": name, "group": group, "args": (X, W, b), "kwargs": {}, **options}


def layer(rng, n_out, n_in):
    return rng.normal(size=(n_out, n_in)), rng.normal(size=n_out)


def cases(rng):
    W, b = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.array([1.0, -1.0])
    yield case("the batch of the card", "Worked example", np.array([[7.0, 8.0, 9.0], [1.0, 0.0, -1.0]]), W, b)
    yield case("three rows, no bias", "Worked example", np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0]]), W, None)
    yield from batches(rng)
    yield from square(rng)
    yield from axes(rng)
    yield from lengths(rng)
    yield from single(rng)


def batches(rng):
    group = "Batches"
    yield case("6 rows, 5 to 3", group, rng.normal(size=(6, 5)), *layer(rng, 3, 5))
    yield case("one row", group, rng.normal(size=(1, 4)), *layer(rng, 6, 4))
    yield case("no row", group, np.empty((0, 4)), *layer(rng, 3, 4))
    yield case("without bias", group, rng.normal(size=(4, 7)), rng.normal(size=(2, 7)), None)


def square(rng):
    group = "Equal lengths"
    yield case("in = out", group, rng.normal(size=(7, 4)), *layer(rng, 4, 4))
    yield case("as many rows as outputs", group, rng.normal(size=(5, 3)), *layer(rng, 5, 3))
    yield case("all three equal", group, rng.normal(size=(3, 3)), *layer(rng, 3, 3))


def axes(rng):
    group = "Leading axes"
    yield case("a single vector", group, rng.normal(size=5), *layer(rng, 3, 5))
    yield case("a single vector, in = out", group, rng.normal(size=4), *layer(rng, 4, 4))
    yield case("(2, 5, 4)", group, rng.normal(size=(2, 5, 4)), *layer(rng, 6, 4))
    yield case("(2, 3, 4, 5)", group, rng.normal(size=(2, 3, 4, 5)), *layer(rng, 3, 5))


def lengths(rng):
    group = "No input"
    yield case("in = 0: every row is b", group, np.empty((3, 0)), *layer(rng, 4, 0))


def single(rng):
    group = "float32"
    X, (W, b) = rng.normal(size=(6, 20)), layer(rng, 8, 20)
    yield case("a batch", group, X.astype(np.float32), W.astype(np.float32), b.astype(np.float32), rtol=1e-5, atol=1e-5)
    yield case("three axes, no bias", group, rng.normal(size=(2, 3, 20)).astype(np.float32), W.astype(np.float32), None, rtol=1e-5, atol=1e-5)
