import numpy as np


def case(name, group, A, **kwargs):
    return {"name": name, "group": group, "args": (np.array(A, dtype=float),), "kwargs": kwargs}


def symmetric(rng, values):
    """A symmetric matrix with these eigenvalues and random eigenvectors."""
    q, _ = np.linalg.qr(rng.normal(size=(len(values), len(values))))
    A = q @ np.diag(values) @ q.T
    return (A + A.T) / 2


def cases(rng):
    yield case("two by two", "Worked example", [[2.0, 1.0], [1.0, 2.0]])
    yield case("a negative one is largest", "Worked example", [[-4.0, 1.0], [1.0, 0.0]], iters=60)
    yield from fresh(rng)
    yield from signs(rng)
    yield from sizes(rng)
    yield from edges(rng)
    yield from early(rng)


def fresh(rng):
    group = "Fresh matrices"
    yield case("3 by 3", group, symmetric(rng, [2.0, 1.2, -0.5]))
    yield case("6 by 6, another seed", group, symmetric(rng, [1.5, 1.3, 0.4, -0.2, -1.0, 0.0]), seed=int(rng.integers(1, 1000)))
    yield case("60 steps are enough", group, symmetric(rng, [1.6, 0.7, 0.3, -0.6]), iters=60)


def signs(rng):
    group = "Negative eigenvalues"
    yield case("-3 before 2", group, symmetric(rng, [-3.0, 2.0, 1.0]))
    yield case("all negative", group, symmetric(rng, [-1.4, -0.6, -0.1]), iters=80)


def sizes(rng):
    group = "Large and small"
    yield case("5 at 1000 steps", group, symmetric(rng, [5.0, 3.0, -4.0]))
    yield case("0.001 at 1000 steps", group, symmetric(rng, [0.001, -0.0005, 0.0002]))


def edges(rng):
    group = "Edges"
    yield case("one by one", group, [[-2.5]])
    yield case("the zero matrix", group, np.zeros((3, 3)), seed=3)
    blocks = np.zeros((4, 4))
    blocks[0, 0], blocks[1:, 1:] = 1.0, symmetric(rng, [3.0, 2.0, -1.0])
    yield case("largest direction has no first entry", group, blocks)
    direction = np.array([3.0, -1.0, -1.0, -1.0])
    yield case("largest direction sums to zero", group, np.outer(direction, direction) + 1.0)
    yield case("2 and -2 tie", group, symmetric(rng, [2.0, -2.0, 0.5]), iters=301, seed=5)


def early(rng):
    group = "Few steps"
    yield case("no step", group, symmetric(rng, [2.0, 1.0, -0.5, 0.1]), iters=0, seed=2)
    yield case("three steps", group, symmetric(rng, [2.0, 1.5, -1.0]), iters=3, seed=int(rng.integers(1, 1000)))
