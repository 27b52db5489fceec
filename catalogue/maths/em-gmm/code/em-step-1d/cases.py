import numpy as np


def case(name, group, x, pi, mu, var, **options):
    arrays = tuple(np.asarray(value, dtype=np.float64) for value in (x, pi, mu, var))
    return {"name": name, "group": group, "args": arrays, "kwargs": options}


def mixture(rng, n, k):
    """Points around k centres, and parameters that are somewhat off."""
    centres = np.arange(k) * 3.0 + rng.normal(0.0, 0.3, size=k)
    x = centres[rng.integers(0, k, size=n)] + rng.normal(size=n)
    return x, rng.dirichlet(3.0 * np.ones(k)), centres + rng.normal(0.0, 0.5, size=k), rng.uniform(0.5, 2.0, size=k)


def cases(rng):
    yield case("three points", "Small mixtures", [0.0, 1.0, 4.0], [0.5, 0.5], [0.0, 4.0], [1.0, 1.0])
    yield case(
        "five points, unequal weights", "Small mixtures", [-1.0, 0.0, 2.0, 3.5, 5.0], [0.3, 0.7], [0.0, 4.0], [1.0, 2.0]
    )

    for n, k in ((12, 2), (25, 3), (40, 4)):
        yield case(f"fresh, {n} points, {k} components", "Fresh mixtures", *mixture(rng, n, k))

    x, pi, mu, var = mixture(rng, 10, 2)
    yield case("one point at 120", "Far points", np.append(x, 120.0), pi, mu, var)
    yield case("all points at 200 and more", "Far points", x + 200.0, pi, mu, var)

    yield case("identical points", "Floor", np.full(6, 1.5), [0.4, 0.6], [1.0, 3.0], [1.0, 0.5])
    yield case("a component on one point", "Floor", [0.0, 0.1, 0.3, 50.0], [0.7, 0.3], [0.1, 50.0], [0.5, 0.01])
    yield case("a larger floor", "Floor", *mixture(rng, 9, 3), floor=1.1)

    x, _, mu, var = mixture(rng, 14, 3)
    yield case("a weight of 0", "Dead components", x, [0.4, 0.0, 0.6], mu, var)
    yield case(
        "a component far away from all points", "Dead components", x, [0.4, 0.3, 0.3], np.append(mu[:2], 1e4), var
    )

    x, _, mu, var = mixture(rng, 7, 1)
    yield case("one component", "Odd shapes", x, [1.0], mu, var)
    yield case("one point, two components", "Odd shapes", [1.2], [0.6, 0.4], [0.0, 2.0], [1.0, 0.3])
    yield case("as many points as components", "Odd shapes", *mixture(rng, 3, 3))
    yield case("two points, two components", "Odd shapes", *mixture(rng, 2, 2))
