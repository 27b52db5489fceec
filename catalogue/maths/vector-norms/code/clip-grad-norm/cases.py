import numpy as np


def case(name, group, grads, max_norm, **options):
    return {"name": name, "group": group, "args": (grads, float(max_norm)), "kwargs": {}, **options}


def cases(rng):
    yield case("the vector of the card, in two parts", "Worked example", [np.array([3.0, -4.0]), np.array([12.0])], 6.5)
    yield case("below the limit", "Worked example", [np.array([3.0, -4.0]), np.array([12.0])], 20.0, rtol=1e-12, atol=0.0)
    yield from above(rng)
    yield from below(rng)
    yield from zeros(rng)
    yield from dtypes(rng)
    yield from shapes(rng)


def some(rng, *shapes):
    return [rng.normal(size=shape) for shape in shapes]


def above(rng):
    group = "Above the limit"
    yield case("two matrices and a vector", group, some(rng, (3, 4), (4,), (2, 5)), 0.7)
    yield case("one tensor", group, some(rng, (4, 6)), 1.0)
    parts = [part / np.linalg.norm(part) for part in some(rng, (5,), (2, 3), (7,), (4,))]
    yield case("each below, jointly above", group, parts, 1.5)


def below(rng):
    group = "At most the limit"
    yield case("fresh, below", group, some(rng, (3, 3), (5,)), 100.0, rtol=1e-12, atol=0.0)
    yield case("exactly at the limit", group, [np.array([3.0, 4.0]), np.array([[12.0]])], 13.0, rtol=1e-12, atol=0.0)
    yield case("tiny gradients", group, [1e-9 * part for part in some(rng, (4,), (2, 2))], 1.0, rtol=1e-12, atol=0.0)


def zeros(rng):
    group = "Zero and infinite"
    yield case("nothing but zeros", group, [np.zeros((2, 3)), np.zeros(4)], 1.0)
    yield case("one entry infinite", group, [np.array([1.0, np.inf]), rng.normal(size=3)], 1.0)


def dtypes(rng):
    group = "float32"
    yield case("both dtypes, above", group, [rng.normal(size=(3, 4)).astype(np.float32), rng.normal(size=5)], 0.5)
    yield case("entries of 1e25", group, [(1e25 * rng.normal(size=6)).astype(np.float32), (1e25 * rng.normal(size=(2, 2))).astype(np.float32)], 2.0)


def shapes(rng):
    group = "Shapes"
    yield case("no tensor at all", group, [], 1.0)
    yield case("a 0-d and an empty one among them", group, [np.array(3.0), np.empty((0, 4)), rng.normal(size=(2, 2)) + 4.0], 1.0)
    yield case("three axes", group, some(rng, (2, 3, 4), (3,)), 0.25)
