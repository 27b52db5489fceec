import numpy as np


def case(name, group, v, **options):
    return {"name": name, "group": group, "args": (np.array(v) if isinstance(v, list) else v,), "kwargs": {}, **options}


def on_simplex(rng, n):
    p = rng.dirichlet(np.ones(n))
    return p / p.sum()


def cases(rng):
    yield case("the vector of the card", "Worked example", [0.8, 0.6, -0.2])
    yield case("a point of the simplex", "Worked example", [0.1, 0.7, 0.2])
    yield case("unsorted, one entry stays", "Worked example", [-1.0, 0.3, 2.0, 0.9])

    for n, spread in ((3, 1.0), (8, 0.5), (15, 2.0), (40, 0.2)):
        yield case(f"fresh, n = {n}, spread {spread}", "Fresh vectors", rng.normal(0.0, spread, size=n))
    yield case("fresh, ascending", "Fresh vectors", np.sort(rng.normal(0.1, 0.3, size=9)))
    yield case("fresh, every second entry", "Fresh vectors", rng.normal(0.0, 0.4, size=14)[::2])

    yield case("a corner", "Already there", [0.0, 1.0, 0.0])
    yield case("a fresh point of the simplex", "Already there", on_simplex(rng, 6))
    yield case("a fresh point of an edge", "Already there", np.insert(on_simplex(rng, 3), 1, [0.0, 0.0]))

    yield case("all equal", "Ties", np.full(5, 0.7))
    yield case("equal pairs", "Ties", [0.5, 0.2, 0.5, 0.2, -0.3])
    yield case("an entry exactly at the threshold", "Ties", [0.75, 0.5, 0.25])
    yield case("fresh ties", "Ties", rng.integers(-2, 3, size=12) / 4.0)

    # Cumulative sums near 1e8 round at 1e-8.
    big = 1e8 + rng.integers(-3, 4, size=6) / 8.0
    yield case("fresh, entries near 1e8", "Far away", big, atol=1e-7)
    yield case("1e8 beside small ones", "Far away", [1.0, 1e8, -3.0], atol=1e-7)
    yield case("all negative", "Far away", -rng.uniform(1.0, 2.0, size=7))
    yield case("all far below", "Far away", [-1000.25, -1000.0, -1000.5])

    yield case("one entry", "Small and other dtypes", [-4.5])
    yield case("float32", "Small and other dtypes", rng.normal(0.0, 0.5, size=6).astype(np.float32))
    yield case("integers", "Small and other dtypes", np.array([0, 2, 1, 2]))
    yield case("small unsigned integers", "Small and other dtypes", np.array([1, 0, 1], dtype=np.uint8))
