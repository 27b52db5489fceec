"""The analytic gradient is what is expected, but for a coarse h: there it is the central difference itself."""

from functools import partial

import numpy as np

import given


def mixed(x, a):
    """Of Σ a[i]·x[i]·x[i−1], over the entries in one row."""
    x, a = x.ravel(), a.ravel()
    gradient = np.zeros_like(x)
    gradient[1:] += a[1:] * x[:-1]
    gradient[:-1] += a[1:] * x[1:]
    return gradient


GRADIENTS = {
    given.squares: lambda x, a: 2 * a * x,
    given.cubes: lambda x, a: 3 * a * x**2,
    given.sines: lambda x, a: a * np.cos(a * x),
    given.neighbours: lambda x, a: mixed(x, a).reshape(x.shape),
    given.softplus: lambda x, a: a / (1 + np.exp(-np.sum(a * x))),
    given.square_of_sum: lambda x, a: 2 * np.sum(a * x) * a,
    given.itself: lambda x, a: np.ones(x.shape),
}


def case(name, group, f, x, a=None, *, as_given=None, **options):
    """as_given: how given.py turns x into the argument, where it is another kind of array than one that can travel."""
    a = np.ones(x.shape) if a is None else a
    handed = partial(as_given, x) if as_given else x
    seen = (as_given(x.copy()) if as_given else x).astype(float)
    a = np.ascontiguousarray(as_given(a.copy())) if as_given else a
    found = {"name": name, "group": group, "args": (partial(f, a), handed), "kwargs": options}
    return found if options else {**found, "expected": np.asarray(GRADIENTS[f](seen, a))}


def drawn(rng, *shape):
    return rng.normal(size=shape), rng.uniform(0.5, 2.0, size=shape)


def cases(rng):
    group = "Worked example"
    yield case("sin at 1", group, given.sines, np.array([1.0]))
    yield case("squares", group, given.squares, np.array([1.0, -2.0, 3.0]))
    yield case("products of neighbours", group, given.neighbours, np.array([3.0, 4.0, -1.0]), np.array([1.0, 2.0, 0.5]))
    yield from formulas(rng)
    yield from shapes(rng)
    yield from dtypes(rng)
    yield from untouched(rng)

    group = "Other steps"
    x, a = drawn(rng, 4)
    yield case("fresh cubes, h = 0.001", group, given.cubes, x, a, h=1e-3)
    yield case("fresh sines, h = 0.1", group, given.sines, x, a, h=0.1)


def formulas(rng):
    group = "Terms that mix entries"
    for n in (2, 5, 9):
        yield case(f"fresh neighbours, {n} entries", group, given.neighbours, *drawn(rng, n))
    yield case("fresh softplus of a sum", group, given.softplus, *drawn(rng, 6))
    yield case("fresh square of a sum, a 0-d array comes back", group, given.square_of_sum, *drawn(rng, 4))

    group = "Curved functions"
    x, a = drawn(rng, 5)
    yield case("fresh cubes", group, given.cubes, x + np.sign(x), a)
    yield case("fresh sines", group, given.sines, *drawn(rng, 7))
    yield case("cubes around 10", group, given.cubes, np.array([9.0, 10.0, -11.0]))


def shapes(rng):
    group = "Shapes"
    yield case("no axes", group, given.cubes, np.array(1.5), np.array(2.0))
    yield case("no axes, x itself comes back", group, given.itself, np.array(2.5))
    yield case("no entries", group, given.squares, np.empty((0,)))
    yield case("no rows, three columns", group, given.squares, np.empty((0, 3)))
    yield case("fresh table", group, given.neighbours, *drawn(rng, 3, 4))
    yield case("fresh block", group, given.softplus, *drawn(rng, 2, 3, 2))
    yield case("fresh table, transposed", group, given.neighbours, *drawn(rng, 4, 3), as_given=given.transposed)
    yield case("every second entry", group, given.cubes, *drawn(rng, 10), as_given=given.every_second)


def dtypes(rng):
    group = "Dtypes"
    yield case("integers", group, given.neighbours, np.array([3, -2, 5, 1]))
    yield case("a table of integers", group, given.cubes, np.array([[1, 2], [-3, 4]]))
    x, a = drawn(rng, 5)
    yield case("fresh float32", group, given.cubes, x.astype(np.float32), a)


def untouched(rng):
    group = "x is not written to"
    yield case("an array that is read-only", group, given.neighbours, *drawn(rng, 4), as_given=given.read_only)
    yield case("a read-only table", group, given.softplus, *drawn(rng, 2, 3), as_given=given.read_only)
