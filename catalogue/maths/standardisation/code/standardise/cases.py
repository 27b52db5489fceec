import numpy as np

EIGHT = np.array([[2.0], [4.0], [4.0], [4.0], [5.0], [5.0], [7.0], [9.0]])


def case(name, group, train, test):
    return {"name": name, "group": group, "args": (train, test), "kwargs": {}}


def refused(name, group, train, test):
    return {**case(name, group, train, test), "raises": "ValueError"}


def drawn(rng, n, m, d):
    """Columns of very different place and scale; the test set lies a little beside the training set."""
    scale, place = 10.0 ** rng.uniform(-2, 3, size=d), rng.normal(scale=5.0, size=d)
    return scale * (rng.normal(size=(n, d)) + place), scale * (1.5 * rng.normal(size=(m, d)) + place + 0.5)


def cases(rng):
    yield case("the eight values of the card", "Worked example", EIGHT, np.array([[11.0], [5.0]]))
    yield case("two columns", "Worked example", np.array([[1.0, 100.0], [3.0, 300.0]]), np.array([[2.0, 500.0]]))
    gap = np.array([[1.0, 100.0], [np.nan, 300.0]])
    yield refused("NaN in the training table", "Worked example", gap, np.array([[2.0, 500.0]]))

    for n, m, d in ((10, 4, 3), (30, 30, 5), (6, 1, 2)):
        yield case(f"fresh, {n} and {m} rows, {d} columns", "Ordinary tables", *drawn(rng, n, m, d))
    for d in (3, 5):
        yield case(f"fresh, {d} by {d}", "Square tables", *drawn(rng, d, d, d))

    train, test = drawn(rng, 8, 4, 3)
    train[:, 1] = test[:, 1] = 5.0
    yield case("fresh, a constant column", "Constant columns", train, test)
    train, test = drawn(rng, 8, 4, 3)
    train[:, 2] = 5.0
    yield case("fresh, constant in training only", "Constant columns", train, test)
    yield case(
        "three times 0.1",
        "Constant columns",
        np.array([[0.1, 1.0], [0.1, 2.0], [0.1, 4.0]]),
        np.array([[0.1, 3.0], [0.2, 0.0]]),
    )
    large = np.column_stack([np.full(11, 1e9 / 3), rng.normal(size=11)])
    yield case("a large constant", "Constant columns", large, large[:3] + 1.0)
    yield case("all columns constant", "Constant columns", np.full((4, 3), 7.25), rng.normal(size=(2, 3)))

    yield case(
        "fresh, near 1e5", "Offsets and small scales", rng.normal(size=(20, 3)) + 1e5, rng.normal(size=(5, 3)) + 1e5
    )
    yield case(
        "fresh, standard deviation near 1e-6",
        "Offsets and small scales",
        1e-6 * rng.normal(size=(12, 2)),
        1e-6 * rng.normal(size=(4, 2)),
    )

    train, test = drawn(rng, 1, 3, 4)
    yield case("fresh, one training row", "Few rows", train, test)
    train, test = drawn(rng, 6, 0, 3)
    yield case("fresh, no test row", "Few rows", train, test)
    yield case("fresh, two training rows", "Few rows", *drawn(rng, 2, 2, 3))

    train, test = drawn(rng, 9, 4, 3)
    yield case("fresh float32", "Dtypes", train.astype(np.float32), test.astype(np.float32))
    yield case("fresh integers", "Dtypes", rng.integers(-50, 51, size=(10, 3)), rng.integers(-50, 51, size=(4, 3)))

    yield from not_finite(rng)


def not_finite(rng):
    """One entry of one table is no finite number."""
    for name, number in (("NaN", np.nan), ("infinity", np.inf), ("minus infinity", -np.inf)):
        for place, table in enumerate(("training", "test")):
            tables = drawn(rng, 7, 5, 3)
            tables[place][rng.integers(5), rng.integers(3)] = number
            yield refused(f"fresh, {name} in the {table} table", "Not finite", *tables)
