import numpy as np

PAIRS = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 5.0], [4.0, 9.0]])


def case(name, group, X, **kwargs):
    return {"name": name, "group": group, "args": (X,), "kwargs": kwargs}


def refused(name, group, X, **kwargs):
    return {**case(name, group, X, **kwargs), "raises": "ValueError"}


def drawn(rng, n, d):
    """Columns that are correlated and have means of their own."""
    return rng.normal(size=(n, d)) @ rng.normal(size=(d, d)) + rng.normal(scale=3.0, size=d)


def cases(rng):
    yield case("the pairs of the card", "Worked example", PAIRS, ddof=0)
    yield case("the same with the default", "Worked example", PAIRS)
    yield refused("one row with the default", "Worked example", PAIRS[:1])

    for n, d in ((20, 3), (7, 2), (50, 6)):
        yield case(f"fresh, {n} rows, {d} columns", "Ordinary tables", drawn(rng, n, d))
    yield case("fresh, 4 rows, 7 columns", "Ordinary tables", drawn(rng, 4, 7))

    yield case("fresh, 4 by 4", "Square tables", drawn(rng, 4, 4))
    yield case("fresh, 3 by 3, ddof 0", "Square tables", drawn(rng, 3, 3), ddof=0)

    yield case("fresh, near 1e8", "Large offsets", drawn(rng, 30, 3) + 1e8)
    yield case("fresh, near -1e8, ddof 0", "Large offsets", drawn(rng, 12, 2) - 1e8, ddof=0)
    yield case("fresh float32, near 1e6", "Large offsets", (drawn(rng, 40, 3) + 1e6).astype(np.float32))

    yield case("one row, ddof 0", "Few rows and columns", rng.normal(size=(1, 3)), ddof=0)
    yield case("fresh, one column", "Few rows and columns", drawn(rng, 9, 1))
    constant = drawn(rng, 8, 3)
    constant[:, 1] = 4.0
    yield case("fresh, a constant column", "Few rows and columns", constant)
    yield case("two rows", "Few rows and columns", drawn(rng, 2, 3))

    X = drawn(rng, 6, 3)
    for ddof in (0, 1, 2):
        yield case(f"fresh, ddof {ddof}", "ddof", X, ddof=ddof)

    yield case("fresh float32", "Dtypes", drawn(rng, 10, 3).astype(np.float32))
    yield case("fresh integers", "Dtypes", rng.integers(-9, 10, size=(8, 3)))
    yield case("large integers", "Dtypes", rng.integers(10**9, 10**9 + 50, size=(6, 2)))

    yield refused("fresh, one row, ddof 1", "Too few rows", rng.normal(size=(1, 4)), ddof=1)
    yield refused("fresh, two rows, ddof 2", "Too few rows", drawn(rng, 2, 3), ddof=2)
    yield refused("fresh, two rows, ddof 3", "Too few rows", drawn(rng, 2, 3), ddof=3)
    yield refused("no row, ddof 0", "Too few rows", np.empty((0, 2)), ddof=0)
