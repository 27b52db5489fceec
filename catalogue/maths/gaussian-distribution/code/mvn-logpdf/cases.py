import numpy as np

SIGMA = np.array([[2.5, 1.5], [1.5, 2.5]])


def case(name, group, X, mu, Sigma, **options):
    return {"name": name, "group": group, "args": (X, mu, Sigma), "kwargs": {}, **options}


def refused(name, group, X, mu, Sigma):
    return {**case(name, group, X, mu, Sigma), "raises": "ValueError"}


def covariance(rng, eigenvalues):
    """A symmetric matrix with these eigenvalues and random eigenvectors."""
    rotation = np.linalg.qr(rng.normal(size=(len(eigenvalues), len(eigenvalues))))[0]
    matrix = (rotation * eigenvalues) @ rotation.T
    return (matrix + matrix.T) / 2


def drawn(rng, n, d):
    return rng.normal(scale=2.0, size=(n, d)), rng.normal(size=d), covariance(rng, rng.uniform(0.2, 4.0, size=d))


def cases(rng):
    points = np.array([[0.0, 0.0], [2.0, 2.0], [1.0, -1.0]])
    yield case("the covariance of the card", "Worked example", points, np.zeros(2), SIGMA)
    yield case("the same around (1, 2)", "Worked example", points, np.array([1.0, 2.0]), SIGMA)
    yield refused("eigenvalues 3 and -1", "Worked example", points, np.zeros(2), np.array([[1.0, 2.0], [2.0, 1.0]]))

    for n, d in ((1, 2), (6, 3), (10, 5), (3, 8)):
        yield case(f"fresh, {n} points, d = {d}", "Correlated", *drawn(rng, n, d))

    yield case("fresh, d = 1", "One dimension", *drawn(rng, 5, 1))
    yield case("standard deviation 0.5", "One dimension", np.array([[0.0], [1.0]]), np.zeros(1), np.array([[0.25]]))

    yield case("fresh, 3 points, d = 3", "Square", *drawn(rng, 3, 3))
    yield case("fresh, 4 points, d = 4", "Square", *drawn(rng, 4, 4))
    _, mu, Sigma = drawn(rng, 1, 3)
    yield case("no point", "Square", np.empty((0, 3)), mu, Sigma)

    for variance in (0.01, 1000.0):
        X, mu, _ = drawn(rng, 4, 200)
        Sigma = variance * covariance(rng, rng.uniform(0.5, 1.5, size=200))
        yield case(
            f"fresh, d = 200, variances near {variance:g}",
            "Large and small determinants",
            mu + np.sqrt(variance) * X,
            mu,
            Sigma,
        )

    X, mu, Sigma = drawn(rng, 3, 2)
    yield case("fresh, 60 standard deviations out", "Far tails", mu + 60.0 * X / np.abs(X), mu, Sigma)
    yield case(
        "60 standard deviations, d = 1", "Far tails", np.array([[60.0], [-60.0], [0.5]]), np.zeros(1), np.ones((1, 1))
    )

    for d in (2, 4):
        Sigma = covariance(rng, np.append(np.ones(d - 1), 1e-8))
        values, vectors = np.linalg.eigh(Sigma)
        X = (rng.normal(size=(5, d)) * np.sqrt(values)) @ vectors.T
        yield case(
            f"fresh, smallest eigenvalue 1e-8, d = {d}", "Nearly singular", X, np.zeros(d), Sigma, rtol=1e-5, atol=1e-5
        )

    group = "Not positive definite"
    for name, eigenvalues in (("one", [2.0, 1.0, -0.5]), ("two", [1.5, 1.0, -0.5, -2.0])):
        X, mu, _ = drawn(rng, 4, len(eigenvalues))
        yield refused(f"fresh, {name} negative", group, X, mu, covariance(rng, np.array(eigenvalues)))
    X, mu, Sigma = drawn(rng, 3, 2)
    yield refused("fresh, all negative", group, X, mu, -Sigma)
    yield refused("a variance of 0", group, X, mu, np.diag([1.0, 0.0]))
