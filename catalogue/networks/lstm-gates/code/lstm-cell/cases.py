"""Single steps of LSTMs of several sizes, most of them drawn afresh."""

import numpy as np


def case(name, group, *args, **options):
    return {"name": name, "group": group, "args": args, "kwargs": {}, **options}


def cases(rng):
    def drawn(B, D, H, scale=1.0):
        return (
            rng.normal(size=(B, D)),
            np.tanh(rng.normal(size=(B, H))),
            1.5 * rng.normal(size=(B, H)),
            scale * rng.normal(size=(4 * H, D)) / np.sqrt(D),
            scale * rng.normal(size=(4 * H, H)) / np.sqrt(H),
            rng.normal(size=4 * H),
        )

    zero, one = np.zeros((4, 1)), np.ones((1, 1))
    memory = np.array([[2.5]])
    candidate = np.arctanh(0.7)
    yield case("memory copied", "One unit", one, zero[:1], memory, zero, zero, np.array([-50.0, 50.0, candidate, 0.0]))
    yield case("memory replaced", "One unit", one, zero[:1], memory, zero, zero, np.array([50.0, -50.0, candidate, 1.0]))
    table = np.arange(8.0).reshape(8, 1) / 10
    yield case("two units", "One unit", np.array([[1.0]]), np.array([[0.5, -0.5]]), np.array([[1.0, -2.0]]), table, np.hstack([table, -table]), table[::-1, 0].copy())
    for B, D, H in ((1, 3, 4), (5, 4, 3), (8, 2, 6), (3, 5, 5)):
        yield case(f"fresh, B = {B}, D = {D}, H = {H}", "Batches", *drawn(B, D, H))
    yield case("fresh, one unit", "Small", *drawn(4, 3, 1))
    yield case("fresh, one input", "Small", *drawn(4, 1, 2))
    yield case("an empty batch", "Small", *drawn(0, 3, 2))
    yield case("fresh, sums near 10,000", "Saturated", *drawn(6, 3, 4, scale=1e4))
    args = drawn(200, 2, 3)
    x, h, c, W, U, b = args
    for row in range(1, 200):  # row t holds what a run of t steps could have left
        c[row] = 0.97 * c[row - 1] + 0.4 * rng.uniform(-1, 1, size=3)
        h[row] = np.tanh(c[row]) * rng.uniform(0, 1, size=3)
    yield case("fresh, 200 states of a long run", "Batches", *args)
    yield case("fresh, large cell states", "Saturated", x[:5], h[:5], 20.0 * c[:5], W, U, b)
    single = [part.astype(np.float32) for part in drawn(4, 3, 5)]
    yield case("fresh, float32", "float32", *single, rtol=1e-4, atol=1e-5)
