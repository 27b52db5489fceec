"""Single steps of AdamW with and without a mask, from nothing and from drawn states of later steps."""

import numpy as np


def case(name, group, theta, state, g, lr=0.01, b1=0.9, b2=0.999, eps=1e-8, wd=0.1, **options):
    wanted = {key: options.pop(key) for key in ("rtol", "atol") if key in options}
    return {"name": name, "group": group, "args": (theta, state, g, lr, b1, b2, eps, wd), "kwargs": options, **wanted}


def cases(rng):
    def drawn(*shape):
        return rng.normal(size=shape) + 0.1

    def later(t, *shape):
        mean = rng.normal(size=shape)
        square = mean**2 + rng.normal(size=shape) ** 2
        return {"m": mean * (1 - 0.9**t), "v": square * (1 - 0.999**t), "t": t}

    yield case("the card's first step", "First steps", np.array([1.0, 1.0]), None, np.array([0.0, 3.0]), lr=0.1)
    mask = np.array([True, False])
    yield case("the same, the second kept out", "First steps", np.array([1.0, 1.0]), None, np.array([0.0, 3.0]), lr=0.1, decay_mask=mask)
    yield case("fresh, first step", "No mask", drawn(4), None, drawn(4))
    yield case("fresh, after 30 steps", "No mask", drawn(2, 3, 4), later(30, 2, 3, 4), drawn(2, 3, 4))
    yield case("fresh, strong decay, long rate", "No mask", drawn(5), later(6, 5), drawn(5), lr=0.1, wd=0.5)
    yield case("fresh, gradient 0 after 10 steps", "No mask", drawn(4), later(10, 4), np.zeros(4), lr=0.1)
    yield case("fresh, no decay", "No decay, no rate", drawn(4), later(4, 4), drawn(4), wd=0.0)
    yield case("fresh, rate 0", "No decay, no rate", drawn(4), later(4, 4), drawn(4), lr=0.0)
    yield case("fresh, nothing decays", "Masks", drawn(4), later(3, 4), drawn(4), lr=0.1, decay_mask=np.zeros(4, dtype=bool))
    mixed = np.array([True, False, False, True, True, False])
    yield case("fresh, half of it decays", "Masks", drawn(6), later(8, 6), drawn(6), lr=0.1, wd=0.3, decay_mask=mixed)
    column = np.array([[True], [False], [True]])
    yield case("fresh, a mask for each row", "Masks", drawn(3, 4), later(5, 3, 4), drawn(3, 4), lr=0.05, wd=0.3, decay_mask=column)
    yield case("fresh, a mask of one entry", "Masks", drawn(3), None, drawn(3), lr=0.1, decay_mask=np.array(False))
    yield case("empty", "Shapes and dtypes", np.empty(0), None, np.empty(0))
    state = {key: value.astype(np.float32) if key != "t" else value for key, value in later(12, 3, 5).items()}
    yield case("fresh, float32", "Shapes and dtypes", drawn(3, 5).astype(np.float32), state, drawn(3, 5).astype(np.float32), rtol=1e-4, atol=1e-6)
    rows = np.array([[False], [True], [True]])
    yield case("fresh, float32, masked", "Shapes and dtypes", drawn(3, 5).astype(np.float32), None, drawn(3, 5).astype(np.float32), decay_mask=rows, rtol=1e-4, atol=1e-6)
