import numpy as np


def case(name, group, Ws, bs, X, y):
    return {"name": name, "group": group, "args": (Ws, bs, X, np.array(y)), "kwargs": {}}


def drawn(rng, widths, n, scale=1.0):
    Ws = [scale * rng.normal(size=pair) / np.sqrt(pair[0]) for pair in zip(widths, widths[1:])]
    bs = [rng.normal(scale=0.3, size=width) for width in widths[1:]]
    return Ws, bs, rng.normal(size=(n, widths[0])), rng.integers(0, widths[-1], size=n)


def cases(rng):
    Ws = [np.array([[0.5, -1.0, 0.25], [1.0, 0.5, -0.5]]), np.array([[1.0, -0.5], [0.5, 0.75], [-1.0, 2.0]])]
    bs = [np.array([0.1, -0.2, 0.3]), np.array([0.05, -0.05])]
    X = np.array([[1.0, 0.5], [-0.5, 2.0], [0.25, -1.0]])
    yield case("two layers, three rows", "Small network", Ws, bs, X, [0, 1, 1])
    W = [np.array([[1.0, -1.0], [0.5, 1.0]])]
    yield case("one layer, one row", "One layer", W, [np.zeros(2)], np.array([[1.0, 2.0]]), [0])
    yield case("one layer, four rows", "One layer", W, [np.array([0.5, -0.5])], np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5], [-1.0, 1.0]]), [0, 1, 1, 0])

    for widths, n in (((3, 5, 2), 4), ((2, 6, 4, 3), 7), ((4, 3, 5, 2, 6), 5), ((3, 4, 6, 5, 7, 2), 3)):
        yield case(f"fresh, widths {', '.join(map(str, widths))}", "Fresh networks", *drawn(rng, widths, n))
    yield case("fresh, widths 4, 4, 4, 4", "Equal widths", *drawn(rng, (4, 4, 4, 4), 6))
    yield case("fresh, six layers of 3", "Equal widths", *drawn(rng, (3,) * 7, 5, scale=1.3))

    Ws, bs, X, y = drawn(rng, (3, 4, 4, 2), 5)
    bs[1][:] = -50.0
    yield case("fresh, the second layer is dead", "Dead layers", Ws, bs, X, y)
    Ws, bs, X, y = drawn(rng, (2, 5, 3), 6)
    bs[0][1:3] = -50.0
    yield case("fresh, two units are dead", "Dead layers", Ws, bs, X, y)
    Ws, bs, X, y = drawn(rng, (3, 4, 3), 4)
    Ws[0][:, 1], bs[0][1] = 0.0, 0.0
    yield case("fresh, a unit at exactly 0", "Dead layers", Ws, bs, X, y)

    Ws, bs, X, y = drawn(rng, (3, 5, 4), 6)
    Ws[1] *= 1e4
    yield case("fresh, logits of 10000", "Large logits", Ws, bs, X, y)
    far = np.array([[1e4, 0.0, -1e4], [-1e4, 1e4, 0.0]])
    yield case("±10000, right and wrong", "Large logits", [np.eye(3)], [np.zeros(3)], far, [0, 0])
    yield case("fresh, one row", "One row", *drawn(rng, (4, 3, 3), 1))
