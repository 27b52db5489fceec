import numpy as np


def case(name, group, w, b, X, y, lr, **options):
    arrays = [np.array(value) if isinstance(value, list) else value for value in (w, X, y)]
    return {"name": name, "group": group, "args": (arrays[0], b, arrays[1], arrays[2], lr), "kwargs": {}, **options}


def drawn(rng, n, d, scale=1.0):
    y = rng.permutation(np.arange(n) % 2)
    return scale * rng.normal(size=d), float(rng.normal()), rng.normal(size=(n, d)), y


def cases(rng):
    yield case("the e-mail of the card", "Worked example", [2.0, -1.5], -0.5, [[1.0, 1.0]], [1], 0.1)
    yield case("the same e-mail, no spam", "Worked example", [2.0, -1.5], -0.5, [[1.0, 1.0]], [0], 0.1)
    X = [[1.0, 0.0], [0.0, 2.0], [1.0, -1.0]]
    yield case("three rows", "A small batch", [0.5, -0.25], 0.1, X, [1, 0, 0], 0.5)

    for n, d in ((1, 3), (2, 2), (7, 4), (40, 5)):
        yield case(f"fresh, n = {n}, d = {d}", "Fresh batches", *drawn(rng, n, d), float(rng.uniform(0.05, 1.0)))

    wide = [[500.0, 500.0], [-500.0, -500.0], [700.0, 300.0]]
    yield case("logits ±1000, all right", "Large logits", [1.0, 1.0], 0.0, wide, [1, 0, 1], 0.1)
    yield case("logits ±1000, all wrong", "Large logits", [1.0, 1.0], 0.0, wide, [0, 1, 0], 0.1)
    yield case("one right, one wrong", "Large logits", [2.0], 4.0, [[500.0], [450.0], [0.5]], [1, 0, 1], 0.01)
    w, b, X, y = drawn(rng, 9, 3, scale=400.0)
    yield case("fresh, logits in the hundreds", "Large logits", w, b, X, y, 0.2)

    w, b, X, y = drawn(rng, 6, 3)
    yield case("fresh, all labels 1", "One class", w, b, X, np.ones(6), 0.3)
    yield case("fresh, all labels 0", "One class", w, b, X, np.zeros(6, dtype=np.int64), 0.3)

    yield case("fresh, rate 0", "Rates and dtypes", *drawn(rng, 5, 2), 0.0)
    w, b, X, y = drawn(rng, 8, 3)
    yield case("fresh, labels as floats", "Rates and dtypes", w, b, X, y.astype(np.float64), 2.0)
    single = {"rtol": 1e-5, "atol": 1e-6}
    yield case("fresh, float32", "Rates and dtypes", w.astype(np.float32), b, X.astype(np.float32), y, 0.5, **single)
