import numpy as np


def case(name, group, mu, logvar):
    return {"name": name, "group": group, "args": (np.asarray(mu), np.asarray(logvar)), "kwargs": {}}


def drawn(rng, n, d):
    return rng.normal(0.0, 1.5, size=(n, d)), rng.normal(0.0, 1.2, size=(n, d))


def cases(rng):
    yield case("the card's Gaussian beside another", "Small batches", [[1.0, 0.0]], np.log([[0.25, 2.0]]))
    yield case(
        "two items, three dimensions",
        "Small batches",
        [[0.5, -1.0, 2.0], [0.0, 0.3, -0.7]],
        [[0.2, -0.4, 1.0], [-1.5, 0.0, 0.6]],
    )

    for n, d in ((3, 5), (6, 2), (16, 8)):
        yield case(f"fresh, {n} items, {d} dimensions", "Fresh batches", *drawn(rng, n, d))
    mu, s = drawn(rng, 4, 3)
    yield case("fresh, narrow Gaussians", "Fresh batches", mu, s - 4.0)

    yield case("zeros", "Standard Gaussian", np.zeros((3, 4)), np.zeros((3, 4)))
    yield case("zeros for the log-variance", "Standard Gaussian", rng.normal(size=(2, 3)), np.zeros((2, 3)))

    yield case("log-variances of 30 and -30", "Extremes", mu, np.where(s > 0, 30.0, -30.0))
    yield case("large means", "Extremes", mu * 1e3, s)

    yield case("one item", "Odd shapes", *drawn(rng, 1, 4))
    yield case("one dimension", "Odd shapes", *drawn(rng, 5, 1))
    yield case("no dimension", "Odd shapes", np.empty((3, 0)), np.empty((3, 0)))
    mu, s = drawn(rng, 4, 6)
    yield case("float32", "Odd shapes", mu.astype(np.float32), s.astype(np.float32))
