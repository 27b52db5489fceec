"""Batches of small images with drawn networks. Labels repeat, so that a batch is not all of one class."""

import numpy as np


def case(name, group, params, X, y, lr, **options):
    return {"name": name, "group": group, "args": (params, X, y, lr), "kwargs": {}, **options}


def drawn(rng, n, side, hidden, scale=1.0):
    D = side * side
    params = (
        scale * rng.normal(size=(D, hidden)) * np.sqrt(2 / D),
        0.1 * rng.normal(size=hidden),
        scale * rng.normal(size=(hidden, 10)) * np.sqrt(2 / hidden),
        0.1 * rng.normal(size=10),
    )
    X = rng.integers(0, 256, size=(n, side, side)).astype(np.uint8)
    return params, X, rng.integers(0, 10, size=n)


def cases(rng):
    tiny = (np.ones((1, 1)), np.zeros(1), np.zeros((1, 10)), np.zeros(10))
    yield case("one pixel", "Small", tiny, np.array([[[255]]], dtype=np.uint8), np.array([3]), 1.0)
    fixed = np.random.default_rng(5)
    yield case("two images of four pixels", "Small", *drawn(fixed, 2, 2, 3), 0.5)
    for n, side, hidden in ((4, 3, 5), (7, 5, 4), (32, 8, 12)):
        yield case(f"fresh, n = {n}, {side} x {side}, H = {hidden}", "Batches", *drawn(rng, n, side, hidden), 0.3)
    yield case("fresh, one image", "One image", *drawn(rng, 1, 4, 6), 0.1)
    yield case("fresh, one hidden unit", "One image", *drawn(rng, 3, 3, 1), 0.2)
    yield case("fresh, rate 0", "Rates", *drawn(rng, 5, 4, 6), 0.0)
    yield case("fresh, rate 2", "Rates", *drawn(rng, 5, 4, 6), 2.0)
    params, X, y = drawn(rng, 6, 4, 8, scale=25.0)
    logits = np.maximum(X.reshape(6, -1) / 255 @ params[0] + params[1], 0.0) @ params[2]
    params[2][:] *= 900 / logits.max()  # the exponential overflows above 709
    yield case("fresh, logits in the hundreds", "Large logits", params, X, y, 0.01)
    params, X, y = drawn(rng, 6, 4, 5)
    params[1][2] = -50.0
    yield case("fresh, one unit off on all rows", "Off and zero", params, X, y, 0.5)
    params, X, y = drawn(rng, 4, 4, 6)
    params[1][:] = 0.0
    X[1] = 0
    yield case("fresh, a black image, sums of exactly zero", "Off and zero", params, X, y, 0.5)
    params, X, y = drawn(rng, 6, 5, 7)
    single = tuple(part.astype(np.float32) for part in params)
    yield case("fresh, float32", "float32", single, X, y, 0.3, rtol=1e-4, atol=1e-5)
