import numpy as np


def case(name, group, y, mu, log_var):
    return {"name": name, "group": group, "args": (y, mu, log_var), "kwargs": {}}


def refused(name, group, y, mu, log_var):
    return {**case(name, group, y, mu, log_var), "raises": "ValueError"}


def drawn(rng, n, width=1.0):
    return rng.normal(0.0, 2.0, size=n), rng.normal(0.0, 2.0, size=n), rng.normal(0.0, width, size=n)


def cases(rng):
    y, mu = np.array([1.0, 2.0, 0.0]), np.array([0.0, 2.5, 1.0])
    yield case("three items, three variances", "Small batches", y, mu, np.array([0.0, 1.0, -1.0]))
    yield case("three items, one variance", "Small batches", y, mu, np.array(0.5))

    for n in (2, 7, 40):
        yield case(f"fresh, n = {n}", "Own variance", *drawn(rng, n))
    yield case("fresh, wide range of variances", "Own variance", *drawn(rng, 12, width=4.0))

    y, mu, _ = drawn(rng, 9)
    yield case("fresh, one variance for nine", "Shared variance", y, mu, np.array(float(rng.normal())))
    yield case("one variance of 1", "Shared variance", y, mu, np.array(0.0))
    yield case("one variance, a vector of length 1", "Shared variance", y[:1], mu[:1], np.array([0.7]))

    y, mu = np.array([0.3, -0.2, 1.0, 2.0]), np.array([0.3001, -0.2, 1.5, 2.0])
    yield case("log-variances of 20 and -20", "Extremes", y, mu, np.array([-20.0, 20.0, 20.0, -20.0]))
    yield case("a log-variance of -800 at an error of 0", "Extremes", y, mu, np.array([0.4, -800.0, -0.3, 1.2]))
    yield case("a log-variance of 800", "Extremes", y, mu, np.array([800.0, 0.2, -0.5, 800.0]))

    y, mu, s = drawn(rng, 6)
    yield case("float32", "Types", y.astype(np.float32), mu.astype(np.float32), s.astype(np.float32))
    yield case("integers", "Types", np.array([1, 4, -2]), np.array([0, 2, 1]), np.array([0, 1, 2]))
    yield case("one item", "Types", y[:1], mu[:1], np.array(1.3))
    yield refused("no item", "Types", np.empty(0), np.empty(0), np.empty(0))
    yield refused("no item, one variance", "Types", np.empty(0), np.empty(0), np.array(0.5))
