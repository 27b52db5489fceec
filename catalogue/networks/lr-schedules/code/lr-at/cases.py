"""Single steps and arrays, at the seams of the three cases and far behind the end."""

import numpy as np


def case(name, group, t, T, Tw, lr_max, *rest):
    return {"name": name, "group": group, "args": (t, T, Tw, lr_max, *rest), "kwargs": {}}


def cases(rng):
    T = int(rng.integers(400, 900))
    Tw = int(rng.integers(20, 90))
    high, low = float(rng.uniform(0.5, 2.0)), float(rng.uniform(0.01, 0.1))
    yield case("half way through the warmup", "The worked example", 5000, 500_000, 10_000, 3e-4, 3e-5)
    yield case("half way through the decay", "The worked example", 255_000, 500_000, 10_000, 3e-4, 3e-5)
    yield case("five steps", "The worked example", np.array([0, 100, 550, 1000, 2000]), 1000, 100, 1.0, 0.1)
    yield case("fresh, all steps", "Whole curves", np.arange(T + 1), T, Tw, high, low)
    yield case("fresh, no smallest rate", "Whole curves", np.arange(0, T, 7), T, Tw, high)
    yield case("fresh, a table of steps", "Whole curves", rng.integers(0, T, size=(4, 6)), T, Tw, high, low)
    yield case("step 0", "Seams", 0, T, Tw, high, low)
    yield case("the last step of the warmup", "Seams", Tw, T, Tw, high, low)
    yield case("the step after it", "Seams", Tw + 1, T, Tw, high, low)
    yield case("the last step", "Seams", T, T, Tw, high, low)
    yield case("fresh, behind the end", "Behind the end", np.arange(T - 5, 3 * T, 11), T, Tw, high, low)
    yield case("far behind the end", "Behind the end", 2 * T, T, Tw, high, low)
    yield case("no warmup, step 0", "No warmup", 0, 60, 0, high, low)
    yield case("no warmup, all steps", "No warmup", np.arange(70), 60, 0, high, low)
    yield case("only warmup", "Only warmup", np.arange(60), 40, 40, high, low)
    yield case("only warmup, its end", "Only warmup", 40, 40, 40, high, low)
    yield case("one step, no warmup", "Tiny", np.arange(4), 1, 0, high, low)
    yield case("one step of warmup", "Tiny", np.arange(4), 1, 1, high, low)
    yield case("no steps asked for", "Tiny", np.empty((0, 3), dtype=np.int64), 100, 10, high, low)
