"""Functions for numerical_gradient, sent as a name and coefficients."""

import numpy as np


def case(name, group, f, x, coefficients=None, **options):
    a = np.ones(np.shape(x)) if coefficients is None else coefficients
    return {"name": name, "group": group, "args": ((f, a), x), "kwargs": options}


def drawn(rng, *shape):
    return rng.normal(size=shape), rng.uniform(0.5, 2.0, size=shape)


def cases(rng):
    group = "Worked example"
    yield case("sin at 1", group, "sines", np.array([1.0]))
    yield case("squares", group, "squares", np.array([1.0, -2.0, 3.0]))
    yield case("products of neighbours", group, "neighbours", np.array([3.0, 4.0, -1.0]), np.array([1.0, 2.0, 0.5]))

    group = "Terms that mix entries"
    for n in (2, 5, 9):
        x, a = drawn(rng, n)
        yield case(f"fresh neighbours, {n} entries", group, "neighbours", x, a)
    x, a = drawn(rng, 6)
    yield case("fresh softplus of a sum", group, "softplus", x, a)
    x, a = drawn(rng, 4)
    yield case("fresh square of a sum, a 0-d array comes back", group, "array", x, a)

    group = "Curved functions"
    x, a = drawn(rng, 5)
    yield case("fresh cubes", group, "cubes", x + np.sign(x), a)
    x, a = drawn(rng, 7)
    yield case("fresh sines", group, "sines", x, a)
    yield case("cubes around 10", group, "cubes", np.array([9.0, 10.0, -11.0]))

    group = "Shapes"
    yield case("no axes", group, "cubes", np.array(1.5), np.array(2.0))
    yield case("no entries", group, "squares", np.empty((0,)))
    yield case("no rows, three columns", group, "squares", np.empty((0, 3)))
    x, a = drawn(rng, 3, 4)
    yield case("fresh table", group, "neighbours", x, a)
    x, a = drawn(rng, 2, 3, 2)
    yield case("fresh block", group, "softplus", x, a)
    x, a = drawn(rng, 4, 3)
    yield case("fresh transposed table", group, "neighbours", x.T, np.ascontiguousarray(a.T))
    x, a = drawn(rng, 10)
    yield case("every second entry", group, "cubes", x[::2], a[:5].copy())

    group = "Dtypes"
    yield case("integers", group, "neighbours", np.array([3, -2, 5, 1]))
    yield case("a table of integers", group, "cubes", np.array([[1, 2], [-3, 4]]))
    x, a = drawn(rng, 5)
    yield case("fresh float32", group, "cubes", x.astype(np.float32), a)

    group = "Other steps"
    x, a = drawn(rng, 4)
    yield case("fresh cubes, h = 0.001", group, "cubes", x, a, h=1e-3)
    yield case("fresh sines, h = 0.1", group, "sines", x, a, h=0.1)
