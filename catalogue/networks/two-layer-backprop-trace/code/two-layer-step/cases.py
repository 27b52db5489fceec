"""Inputs for two_layer_step. Fixed cases first; those that draw from `rng` are fresh for every submission."""

import numpy as np

PARAMS = {
    "W1": np.array([[0.15, 0.20], [0.25, 0.30]]),
    "b1": np.array([0.35, 0.35]),
    "W2": np.array([0.40, 0.45]),
    "b2": 0.60,
}


def case(name, group, params, X, y, lr):
    copied = {key: np.array(value) if isinstance(value, np.ndarray) else value for key, value in params.items()}
    return {"name": name, "group": group, "args": (copied, np.array(X, dtype=float), np.array(y, dtype=float), lr), "kwargs": {}}


def drawn(rng, n, hidden, scale=1.0):
    """Random parameters and a batch with both labels where n allows it. Some units are off on some rows."""
    params = {
        "W1": scale * rng.normal(size=(hidden, 2)),
        "b1": rng.normal(scale=0.5, size=hidden),
        "W2": rng.normal(size=hidden),
        "b2": float(rng.normal(scale=0.5)),
    }
    X = rng.normal(size=(n, 2))
    y = (np.arange(n) % 2).astype(float)
    return params, X, rng.permutation(y)


def worked(rng):
    x = [[1.0, 0.5]]
    yield case("the card's network, label 1", "Worked example", PARAMS, x, [1.0], 0.5)
    yield case("the same network, label 0", "The other label", PARAMS, x, [0.0], 0.5)
    yield case("the same network, another rate", "The other label", PARAMS, x, [1.0], 0.05)


def batches(rng):
    params = {
        "W1": np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 0.25]]),
        "b1": np.array([0.1, -0.2, 0.3]),
        "W2": np.array([0.8, -0.6, 1.0]),
        "b2": -0.1,
    }
    X = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.5], [0.5, -1.0]]
    yield case("four rows, three units", "Batch of four", params, X, [1.0, 0.0, 0.0, 1.0], 0.5)
    for n, hidden in ((2, 2), (5, 3), (32, 6)):
        yield case(f"fresh, n = {n}, H = {hidden}", "Mean over n", *drawn(rng, n, hidden), 0.3)


def narrow(rng):
    params = {"W1": np.array([[0.7, -0.4]]), "b1": np.array([0.2]), "W2": np.array([-1.3]), "b2": 0.1}
    yield case("n = 1, H = 1", "One hidden unit", params, [[1.5, 0.5]], [0.0], 0.1)
    params, X, y = drawn(rng, 8, 1)
    params["b1"] = np.array([0.5])
    yield case("fresh, n = 8, H = 1", "One hidden unit", params, X, y, 0.2)


def switched_off(rng):
    params, X, y = drawn(rng, 6, 4)
    params["b1"][2] = -50.0
    yield case("fresh, unit 3 is off on all rows", "Dead unit", params, X, y, 0.5)
    params, X, y = drawn(rng, 4, 3)
    params["b1"][:] = -50.0
    yield case("fresh, all units are off", "Dead unit", params, X, y, 0.5)
    params = {
        "W1": np.array([[0.5, 0.5], [1.0, -0.25], [-1.0, 2.0]]),
        "b1": np.array([0.0, 0.25, -1.5]),
        "W2": np.array([0.75, -1.25, 0.5]),
        "b2": 0.125,
    }
    X = [[1.0, -1.0], [0.0, 1.0], [0.5, 1.0]]
    yield case("sums of exactly zero", "Exactly zero", params, X, [1.0, 0.0, 1.0], 0.25)


def far_out(rng):
    params = {"W1": np.array([[2.0, 1.0], [1.0, 3.0]]), "b1": np.array([0.5, -0.5]), "W2": np.array([900.0, -700.0]), "b2": 4.0}
    X = [[1.0, 0.5], [0.5, 2.0], [2.0, 0.0], [0.0, 1.5]]
    yield case("logits in the thousands, all right", "Large logits", params, X, [1.0, 0.0, 1.0, 0.0], 0.01)
    yield case("logits in the thousands, all wrong", "Large logits", params, X, [0.0, 1.0, 0.0, 1.0], 0.01)
    params, X, y = drawn(rng, 8, 5)
    params["W2"] = params["W2"] * 2000.0
    yield case("fresh, logits in the thousands", "Large logits", params, X, y, 0.1)


def rates(rng):
    yield case("fresh, rate 0", "Rates", *drawn(rng, 4, 3), 0.0)
    yield case("fresh, rate 2", "Rates", *drawn(rng, 3, 4), 2.0)


def cases(rng):
    for part in (worked, batches, narrow, switched_off, far_out, rates):
        yield from part(rng)
