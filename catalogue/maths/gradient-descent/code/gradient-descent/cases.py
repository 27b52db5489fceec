import numpy as np


def case(name, group, A, b, theta0, lr, steps, **options):
    return {
        "name": name,
        "group": group,
        "args": (np.asarray(A), np.asarray(b), np.asarray(theta0), float(lr), steps),
        "kwargs": options,
    }


def bowl(rng, d, low=0.5, high=4.0):
    """A symmetric matrix with eigenvalues between low and high."""
    turn = np.linalg.qr(rng.normal(size=(d, d)))[0]
    A = turn @ np.diag(np.linspace(low, high, d)) @ turn.T
    return (A + A.T) / 2


def cases(rng):
    A, b = [[2.0]], [6.0]
    yield case("rate 0.1, three steps", "The parabola", A, b, [0.0], 0.1, 3)
    yield case("rate 1.1, three steps", "The parabola", A, b, [0.0], 1.1, 3)
    yield case("rate 0.1, stop below 4", "The parabola", A, b, [0.0], 0.1, 100, tol=4.0)

    for d in (2, 5):
        yield case(
            f"fresh, {d} parameters", "Fresh quadratics", bowl(rng, d), rng.normal(size=d), rng.normal(size=d), 0.3, 20
        )
    yield case(
        "fresh, a table of 3 by 2",
        "Fresh quadratics",
        bowl(rng, 3),
        rng.normal(size=(3, 2)),
        rng.normal(size=(3, 2)),
        0.25,
        15,
    )
    yield case(
        "fresh, a table of 3 by 3",
        "Fresh quadratics",
        bowl(rng, 3),
        rng.normal(size=(3, 3)),
        rng.normal(size=(3, 3)),
        0.25,
        8,
    )

    yield case("below at the start", "Tolerance", A, b, [2.9], 0.1, 50, tol=0.5)
    yield case("equal at the start", "Tolerance", A, b, [0.0], 0.25, 4, tol=6.0)
    yield case("never below", "Tolerance", A, b, [0.0], 0.1, 6, tol=1e-3)
    A3, b3, start = bowl(rng, 3), rng.normal(size=3), 3.0 * rng.normal(size=3) + 4.0
    size = float(np.linalg.norm(A3 @ start - b3))
    yield case("fresh, in the middle", "Tolerance", A3, b3, start, 0.3, 400, tol=0.07 * size)
    yield case("a small step, a large gradient", "Tolerance", A3, b3, start, 1e-3, 12, tol=0.5 * size)
    table = np.ones((2, 3))
    yield case(
        "a table, norm over all entries",
        "Tolerance",
        np.eye(2),
        np.zeros((2, 3)),
        table * [[1.0, 0.9, 1.1], [-1.2, 0.8, 1.0]],
        0.1,
        60,
        tol=1.3,
    )

    yield case("rate 1000 on the parabola", "Divergence", A, b, [0.0], 1000.0, 120)
    yield case(
        "one direction diverges", "Divergence", np.diag([1.0, 400.0]), [0.0, 1.0], [1.0, 1.0], 1.5, 150, tol=1e-9
    )

    yield case("no step", "Odd inputs", A3, b3, start, 0.1, 0)
    yield case("no step, a tolerance", "Odd inputs", A3, b3, start, 0.1, 0, tol=1e6)
    yield case("integers", "Odd inputs", [[2, 0], [0, 4]], [2, 4], [7, -3], 0.125, 5)
    yield case(
        "a fresh parameter", "Odd inputs", [[rng.uniform(0.5, 3.0)]], rng.normal(size=1), rng.normal(size=1), 0.4, 12
    )
