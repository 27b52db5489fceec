import numpy as np


def case(name, group, A, B, **options):
    return {"name": name, "group": group, "args": (A, B), "kwargs": {}, **options}


def cases(rng):
    A = np.array([[4.0, 2.0], [0.0, 0.0]])
    yield case("the vectors of the card", "Worked example", A, np.array([[1.0, 5.0], [0.5, -1.0], [-8.0, -4.0]]))
    yield case("two rows with themselves", "Worked example", np.array([[3.0, 4.0], [4.0, 3.0]]), np.array([[3.0, 4.0], [4.0, 3.0]]))
    yield from fresh(rng)
    yield from directions(rng)
    yield from zeros(rng)
    yield from sizes(rng)
    yield from dtypes(rng)


def fresh(rng):
    group = "Fresh rows"
    yield case("5 rows, 3 rows, d = 4", group, rng.normal(size=(5, 4)), rng.normal(size=(3, 4)))
    yield case("as many rows as features", group, rng.normal(size=(4, 4)), rng.normal(size=(4, 4)))
    yield case("no row in A", group, np.empty((0, 3)), rng.normal(size=(2, 3)))
    yield case("one feature", group, rng.normal(size=(3, 1)), rng.normal(size=(4, 1)))


def directions(rng):
    group = "Same and opposite"
    A = rng.normal(size=(4, 6))
    yield case("rows with themselves, longer", group, A, 7.5 * A)
    yield case("opposite rows", group, A, -A[::-1])


def zeros(rng):
    group = "Rows of zeros"
    A, B = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    A[int(rng.integers(0, 5))] = 0.0
    B[2] = 0.0
    yield case("one in each", group, A, B)
    yield case("nothing but zeros in A", group, np.zeros((2, 3)), B)


def sizes(rng):
    group = "Huge and small entries"
    yield case("entries near 1e200", group, 1e200 * rng.normal(size=(3, 4)), 1e200 * rng.normal(size=(4, 4)))
    yield case("one huge, one ordinary", group, 1e180 * rng.normal(size=(3, 4)), rng.normal(size=(2, 4)))
    yield case("lengths near 0.001", group, 1e-3 * rng.normal(size=(4, 3)), 1e-3 * rng.normal(size=(3, 3)))


def dtypes(rng):
    group = "Dtypes"
    yield case("float32", group, rng.normal(size=(4, 5)).astype(np.float32), rng.normal(size=(3, 5)).astype(np.float32), atol=1e-5)
    yield case("float32 with float64", group, rng.normal(size=(2, 5)).astype(np.float32), rng.normal(size=(3, 5)))
    yield case("int32, squares beyond its range", group, rng.integers(40000, 70000, size=(3, 4)).astype(np.int32), rng.integers(-70000, 70000, size=(4, 4)).astype(np.int32))
