import numpy as np


def case(name, group, E, R, s, r, o, known=()):
    return {"name": name, "group": group, "args": (np.array(E), np.array(R), s, r, o, [int(j) for j in known]), "kwargs": {}}


def drawn(rng, n, m, d):
    return rng.normal(size=(n, d)), rng.normal(size=(m, d))


def around(rng, ring, inner, outer):
    """Entities on a grid about 0 with exact distances: entity 0 is the subject, 1 the object, both counts are chosen."""
    turns = [[5, 0], [0, 5], [-5, 0], [0, -5], [3, 4], [-3, 4], [4, -3], [-4, -3], [4, 3]]
    ties = [turns[int(i)] for i in rng.choice(len(turns) - 1, size=ring, replace=False)]
    near = [[int(x) for x in rng.integers(-2, 3, size=2)] for _ in range(inner)]
    far = [[int(x) for x in 6 + rng.integers(0, 5, size=2)] for _ in range(outer)]
    points = np.array([[9.0, 9.0], turns[-1], *ties, *near, *far], dtype=float)
    return points, np.array([[-9.0, -9.0]])


def cases(rng):
    E, R = [[1.0, 0.0], [1.4, 1.1], [0.2, 0.9], [1.0, 1.0]], [[0.5, 1.0]]
    yield case("the object of the card", "Worked example", E, R, 0, 0, 1)
    yield case("the far object", "Worked example", E, R, 0, 0, 2)
    yield case("the far object, two others known", "Worked example", E, R, 0, 0, 2, [1, 3])

    for n, m, d in ((12, 3, 4), (40, 2, 8), (80, 5, 3)):
        E, R = drawn(rng, n, m, d)
        s, o = (int(j) for j in rng.choice(n, size=2, replace=False))
        r = int(rng.integers(m))
        yield case(f"fresh, {n} entities", "Fresh graphs", E, R, s, r, o)
        known = rng.choice(n, size=n // 3, replace=False)
        yield case(f"fresh, {n} entities, {n // 3} known", "Fresh graphs", E, R, s, r, o, known)

    for ring in (1, 2, 5):
        E, R = around(rng, ring, 4, 3)
        yield case(f"fresh, ties: {ring}", "Ties", E, R, 0, 0, 1)
    yield case("all entities equal", "Ties", np.ones((9, 3)), np.zeros((1, 3)), 2, 0, 5)
    yield case("all equal, and not near", "Ties", np.ones((6, 2)), np.ones((1, 2)), 0, 0, 3)

    E, R = around(rng, 4, 5, 4)
    yield case("fresh, a nearer one known", "Known objects", E, R, 0, 0, 1, [6, 8])
    yield case("fresh, tied ones known", "Known objects", E, R, 0, 0, 1, [2, 3, 4])
    yield case("fresh, farther ones known", "Known objects", E, R, 0, 0, 1, [11, 13])
    yield case("fresh, o among the known", "Known objects", E, R, 0, 0, 1, [1, 7, 2])
    yield case("fresh, all known", "Known objects", E, R, 0, 0, 1, range(len(E)))

    yield case("one entity", "Small and other dtypes", [[0.5, -0.5]], [[1.0, 1.0]], 0, 0, 0)
    yield case("one dimension, both sides", "Small and other dtypes", [[0.0], [2.0], [-1.5], [1.0], [-3.0]], [[0.5]], 0, 0, 1)
    single = rng.normal(size=(10, 4)).astype(np.float32)
    yield case("fresh, float32", "Small and other dtypes", single, single[:2], 3, 1, 7, [2])
    E, R = drawn(rng, 9, 1, 3)
    yield case("fresh, s is o", "Small and other dtypes", E, R, 4, 0, 4)
