import numpy as np


def case(name, group, X, y, lam, **options):
    return {"name": name, "group": group, "args": (X, y, float(lam)), "kwargs": options}


def problem(rng, n, d):
    """A design whose columns are nearly orthogonal, and targets from weights of both signs, one of them 0."""
    X = np.linalg.qr(rng.normal(size=(n, d)))[0] * 3.0 + 0.1 * rng.normal(size=(n, d))
    weights = np.where(np.arange(d) % 2, -1.0, 1.0) * rng.uniform(0.5, 2.0, size=d)
    weights[d // 2] = 0.0
    return X, X @ weights + 0.1 * rng.normal(size=n)


def cases(rng):
    yield case("the card's feature", "First sweeps", np.array([[1.0], [2.0]]), np.array([2.0, 4.0]), 0.5)
    X, y = np.array([[1.0, 0.5], [0.0, 1.0], [1.0, 1.0]]), np.array([1.0, -1.0, 0.5])
    yield case("two features, one sweep", "First sweeps", X, y, 0.25, iters=1)
    yield case("two features, two sweeps", "First sweeps", X, y, 0.25, iters=2)

    for n, d in ((12, 3), (20, 5)):
        X, y = problem(rng, n, d)
        yield case(f"fresh, {n} rows, {d} features", "Converged", X, y, 0.8)
    X, y = problem(rng, 15, 4)
    yield case("columns of unequal norm", "Converged", X * np.array([0.2, 1.0, 4.0, 9.0]), y, 0.5)
    yield case("negative weights", "Converged", X, -np.abs(X).sum(axis=1), 0.3)

    X, y = problem(rng, 10, 3)
    yield case("no penalty", "Ends of the scale", X, y, 0.0)
    top = float(np.abs(X.T @ y).max())
    yield case("every weight 0", "Ends of the scale", X, y, 1.001 * top)
    yield case("one weight left", "Ends of the scale", X, y, 0.999 * top)

    base = rng.normal(size=(14, 1))
    X = base + 0.7 * rng.normal(size=(14, 4))
    y = X @ np.array([1.0, -1.0, 0.5, 2.0]) + 0.1 * rng.normal(size=14)
    yield case("four correlated columns, three sweeps", "Correlated columns", X, y, 0.4, iters=3)
    yield case("four correlated columns", "Correlated columns", X, y, 0.4)
    twin = rng.normal(size=(9, 1))
    X = np.hstack([twin, rng.normal(size=(9, 1)), twin])
    yield case("two equal columns", "Correlated columns", X, X @ np.array([1.0, 0.5, 1.0]), 0.3, iters=40)

    X, y = problem(rng, 8, 3)
    X[:, 1] = 0.0
    yield case("a column of zeros", "Zero columns", X, y, 0.4)
    yield case("a column of zeros, no penalty", "Zero columns", X, y, 0.0)
    yield case("zeros throughout", "Zero columns", np.zeros((4, 2)), np.array([1.0, 2.0, -1.0, 0.5]), 0.1)

    yield case("one row", "Odd shapes", np.array([[2.0, -1.0]]), np.array([3.0]), 0.5, iters=30)
    yield case("no sweep", "Odd shapes", *problem(rng, 6, 2), 0.1, iters=0)
    yield case("integers", "Odd shapes", np.array([[1, 0], [2, 1], [-1, 3]]), np.array([2, -4, -5]), 1.0)
