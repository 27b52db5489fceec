import numpy as np


def case(name, group, A, B):
    return {"name": name, "group": group, "args": (A, B), "kwargs": {}}


def refused(name, group, A, B):
    return {**case(name, group, A, B), "raises": "ValueError"}


def whole(rng, *shape, low=-9, high=10):
    return rng.integers(low, high, size=shape)


def cases(rng):
    yield from worked()
    yield from fresh(rng)
    yield from square(rng)
    yield from narrow(rng)
    yield from dtypes(rng)
    yield from unequal(rng)


def worked():
    group = "Worked example"
    A = np.array([[1, -1, 3], [2, 3, 3], [-2, 0, 2]])
    B = np.array([[7, -1, 4], [-2, 0, 0], [0, -3, -1]])
    yield case("the matrices of the card", group, A, B)
    yield case("two rows and three rows", group, np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0], [9.0, 10.0]]))
    yield refused("rows of lengths 3 and 2", group, A, np.array([[7, -1], [-2, 0]]))


def fresh(rng):
    group = "Fresh matrices"
    yield case("whole numbers, (4, 6) and (3, 6)", group, whole(rng, 4, 6), whole(rng, 3, 6))
    yield case("real numbers, (5, 7) and (8, 7)", group, rng.normal(size=(5, 7)), rng.normal(size=(8, 7)))
    n = int(rng.integers(2, 9))
    yield case("fresh lengths", group, rng.normal(size=(int(rng.integers(2, 6)), n)), rng.normal(size=(int(rng.integers(6, 10)), n)))


def square(rng):
    group = "Square matrices"
    yield case("real numbers, 4 by 4", group, rng.normal(size=(4, 4)), rng.normal(size=(4, 4)))
    yield case("whole numbers, 5 by 5", group, whole(rng, 5, 5), whole(rng, 5, 5))
    yield case("one by one", group, np.array([[2.5]]), np.array([[-4.0]]))


def narrow(rng):
    group = "Lengths 0 and 1"
    yield case("rows of length 0", group, np.empty((3, 0)), np.empty((2, 0)))
    yield case("no row in A", group, np.empty((0, 4)), rng.normal(size=(3, 4)))
    yield case("one row in B", group, rng.normal(size=(4, 5)), rng.normal(size=(1, 5)))
    yield case("rows of length 1", group, rng.normal(size=(3, 1)), rng.normal(size=(4, 1)))


def dtypes(rng):
    group = "Dtypes"
    yield case("int8, products beyond 127", group, whole(rng, 3, 5, low=60, high=120).astype(np.int8), whole(rng, 4, 5, low=60, high=120).astype(np.int8))
    yield case("uint8, sums beyond 255", group, whole(rng, 3, 4, low=100, high=250).astype(np.uint8), whole(rng, 3, 4, low=100, high=250).astype(np.uint8))
    yield case("float32 in, float64 out", group, rng.normal(size=(3, 6)).astype(np.float32), rng.normal(size=(5, 6)).astype(np.float32))
    big = rng.integers(1, 2**24, size=(2, 3)) * 2 + 1
    yield case("large whole numbers, exact", group, big, rng.integers(1, 2**24, size=(3, 3)) * 2 + 1)


def unequal(rng):
    group = "Rows of two lengths"
    yield refused("lengths 4 and 6", group, whole(rng, 3, 4), whole(rng, 5, 6))
    yield refused("lengths 1 and 5", group, rng.normal(size=(4, 1)), rng.normal(size=(3, 5)))
    yield refused("lengths 5 and 1", group, rng.normal(size=(4, 5)), rng.normal(size=(3, 1)))
    yield refused("square against two columns", group, rng.normal(size=(3, 3)), rng.normal(size=(3, 2)))
