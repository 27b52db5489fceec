from functools import partial

import numpy as np

import given


def case(name, group, grad, theta0, lr, steps, **options):
    return {
        "name": name,
        "group": group,
        "args": (grad, np.asarray(theta0), float(lr), steps),
        "kwargs": options,
    }


def bowl(A, b):
    return partial(given.bowl, np.asarray(A), np.asarray(b))


def matrix(rng, d, low=0.5, high=4.0):
    """A symmetric matrix with eigenvalues between low and high."""
    turn = np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = turn @ np.diag(np.linspace(low, high, d)) @ turn.T
    return (A + A.T) / 2


def cases(rng):
    parabola = bowl([[2.0]], [6.0])
    yield case("rate 0.1, three steps", "The parabola", parabola, [0.0], 0.1, 3)
    yield case("rate 1.1, three steps", "The parabola", parabola, [0.0], 1.1, 3)
    yield case("rate 0.1, stop below 4", "The parabola", parabola, [0.0], 0.1, 100, tol=4.0)
    yield from fresh(rng)
    yield from tolerance(rng, parabola)
    yield from divergence(parabola)
    yield from one_array(rng)
    yield from odd(rng)


def fresh(rng):
    group = "Fresh functions"
    for d in (2, 5):
        grad = bowl(matrix(rng, d), rng.normal(size=d))
        yield case(f"a bowl, {d} parameters", group, grad, rng.normal(size=d), 0.3, 20)
    for m, steps in ((2, 15), (3, 8)):
        grad = bowl(matrix(rng, 3), rng.normal(size=(3, m)))
        yield case(f"a bowl, a table of 3 by {m}", group, grad, rng.normal(size=(3, m)), 0.25, steps)
    yield case("waves, a block of three axes", group, given.waves, rng.normal(size=(2, 3, 2)), 0.7, 12)


def tolerance(rng, parabola):
    group = "Tolerance"
    yield case("below at the start", group, parabola, [2.9], 0.1, 50, tol=0.5)
    yield case("equal at the start", group, parabola, [0.0], 0.25, 4, tol=6.0)
    yield case("never below", group, parabola, [0.0], 0.1, 6, tol=1e-3)
    A, b, start = matrix(rng, 3), rng.normal(size=3), 3.0 * rng.normal(size=3) + 4.0
    size = float(np.linalg.norm(A @ start - b))
    yield case("fresh, in the middle", group, bowl(A, b), start, 0.3, 400, tol=0.07 * size)
    yield case("a small step, a large gradient", group, bowl(A, b), start, 1e-3, 12, tol=0.5 * size)
    table = np.ones((2, 3)) * [[1.0, 0.9, 1.1], [-1.2, 0.8, 1.0]]
    flat = bowl(np.eye(2), np.zeros((2, 3)))
    yield case("a table, norm over all entries", group, flat, table, 0.1, 60, tol=1.3)


def divergence(parabola):
    group = "Divergence"
    yield case("rate 1000 on the parabola", group, parabola, [0.0], 1000.0, 120)
    steep = bowl(np.diag([1.0, 400.0]), [0.0, 1.0])
    yield case("one direction diverges", group, steep, [1.0, 1.0], 1.5, 150, tol=1e-9)


def one_array(rng):
    group = "The same array every time"
    grad = partial(given.bowl_with_buffer, matrix(rng, 4), rng.normal(size=4))
    yield case("a buffer that is filled anew", group, grad, rng.normal(size=4), 0.2, 15)
    yield case("a buffer, stop in the middle", group, grad, 5.0 + rng.normal(size=4), 0.2, 200, tol=0.5)
    yield case("a constant slope", group, partial(given.slope, rng.normal(size=3)), rng.normal(size=3), 0.5, 6)


def odd(rng):
    group = "Odd inputs"
    A, b, start = matrix(rng, 3), rng.normal(size=3), rng.normal(size=3)
    yield case("no step", group, bowl(A, b), start, 0.1, 0)
    yield case("no step, a tolerance", group, bowl(A, b), start, 0.1, 0, tol=1e6)
    yield case("integers", group, bowl([[2, 0], [0, 4]], [2, 4]), [7, -3], 0.125, 5)
    yield case("no axes", group, given.waves, rng.normal(), 0.4, 12)
    yield case("no axes, an integer", group, given.waves, 3, 0.5, 7, tol=1e-3)
