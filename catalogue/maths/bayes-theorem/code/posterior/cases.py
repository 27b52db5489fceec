import numpy as np

INF = np.inf
PRIOR = np.log(np.array([0.01, 0.99]))
POSITIVE = np.log(np.array([[0.99, 0.01]]))
NEGATIVE = np.log(np.array([[0.01, 0.99]]))


def case(name, group, log_prior, log_lik):
    return {
        "name": name,
        "group": group,
        "args": (np.array(log_prior, dtype=float), np.array(log_lik, dtype=float)),
        "kwargs": {},
    }


def refused(name, group, log_prior, log_lik):
    return {**case(name, group, log_prior, log_lik), "raises": "ValueError"}


def drawn(rng, n, h):
    prior = np.log(rng.dirichlet(np.ones(h)))
    return prior, np.log(rng.uniform(0.05, 0.95, size=(n, h)))


def cases(rng):
    yield case("one positive test", "Worked example", PRIOR, POSITIVE)
    yield case("two positive tests", "Worked example", PRIOR, np.repeat(POSITIVE, 2, axis=0))
    yield case("a positive and two negative tests", "Worked example", PRIOR, np.vstack([POSITIVE, NEGATIVE, NEGATIVE]))
    yield refused("each hypothesis ruled out once", "Worked example", PRIOR, [[0.0, -INF], [-INF, 0.0]])

    group = "A few observations"
    for n, h in ((1, 3), (4, 2), (6, 5), (3, 3)):
        yield case(f"fresh, {n} observations, {h} hypotheses", group, *drawn(rng, n, h))
    yield case("one hypothesis", group, [-3.0], np.log(rng.uniform(0.1, 0.9, size=(3, 1))))

    yield case("no observation", "No data", np.log([0.2, 0.3, 0.5]), np.empty((0, 3)))
    yield case("no observation, unnormalised", "No data", rng.normal(size=4), np.empty((0, 4)))

    group = "Many observations"
    _, lik = drawn(rng, 10_000, 3)
    close = lik[:, :1] + np.array([0.0, 1e-4, -1e-4])
    yield case("fresh, 10,000 observations, close hypotheses", group, np.log([0.2, 0.5, 0.3]), close)
    yield case("fresh, 2,000 observations", group, *drawn(rng, 2000, 4))
    yield case("log densities of 800 and -800", group, np.log([0.6, 0.4]), [[800.0, 799.5], [-800.0, -800.75]])
    yield case("totals near -100,000", group, np.log([0.5, 0.3, 0.2]), np.full((100, 1), -1000.0) + [0.0, 0.01, -0.01])
    yield case("totals near 100,000", group, np.log([0.5, 0.3, 0.2]), np.full((100, 1), 1000.0) + [0.0, 0.01, -0.01])
    yield case("log densities of 900", group, np.log([0.5, 0.25, 0.25]), [[900.0, 900.5, 899.0]])

    group = "Impossible"
    prior, lik = drawn(rng, 5, 3)
    lik[2, 1] = -INF
    yield case("fresh, ruled out by one observation", group, prior, lik)
    prior, lik = drawn(rng, 4, 4)
    prior[0] = -INF
    yield case("fresh, prior 0", group, prior, lik)
    yield case("only one is left", group, [-INF, np.log(0.5), np.log(0.5)], [[-1.0, -INF, -2.0], [-0.5, -3.0, -4.0]])

    group = "Unnormalised prior"
    prior, lik = drawn(rng, 3, 3)
    yield case("fresh, log weights near 800", group, prior + 800.0, lik)
    yield case("fresh, log weights near -800", group, prior - 800.0, lik)
    yield case("weights 3, 1, 1", group, np.log([3.0, 1.0, 1.0]), np.log([[0.2, 0.5, 0.3]]))

    group = "Nothing left"
    _, lik = drawn(rng, 4, 3)
    yield refused("fresh, every weight of the prior 0", group, np.full(3, -INF), lik)
    prior, lik = drawn(rng, 6, 3)
    lik[4] = -INF
    yield refused("fresh, an observation that none allows", group, prior, lik)
    prior, lik = drawn(rng, 3, 2)
    prior[0] = lik[1, 1] = -INF
    yield refused("fresh, one lost to the prior, one to the data", group, prior, lik)
    yield refused("no observation, every weight 0", group, [-INF, -INF], np.empty((0, 2)))
