"""Small classifiers, some with batch normalisation and dropout. All weights and most data are drawn afresh."""

import numpy as np
import torch


def tensor(array):
    return torch.tensor(np.asarray(array, dtype=np.float32))


def weights(rng, d, hidden, classes, norm=False, scale=1.0):
    state = {
        "0.weight": tensor(rng.normal(size=(hidden, d)) * np.sqrt(2 / d)),
        "0.bias": tensor(0.1 * rng.normal(size=hidden)),
    }
    if norm:
        state |= {
            "1.weight": tensor(1 + 0.1 * rng.normal(size=hidden)),
            "1.bias": tensor(0.1 * rng.normal(size=hidden)),
            "1.running_mean": tensor(0.5 * rng.normal(size=hidden)),
            "1.running_var": tensor(rng.uniform(0.5, 2.0, size=hidden)),
            "1.num_batches_tracked": torch.tensor(3),
        }
    state["last.weight"] = tensor(scale * rng.normal(size=(classes, hidden)) * np.sqrt(2 / hidden))
    state["last.bias"] = tensor(0.1 * rng.normal(size=classes))
    return state


def case(rng, name, group, n, d, hidden, classes, steps, lr, **options):
    centres = 2.0 * rng.normal(size=(classes, d))
    labels = np.arange(n) % classes
    X = centres[labels] + 0.5 * rng.normal(size=(n, d))
    return {"name": name, "group": group, "args": (weights(rng, d, hidden, classes, **options), tensor(X), torch.tensor(labels), steps, lr), "kwargs": {}}


def cases(rng):
    fixed = np.random.default_rng(7)
    yield case(fixed, "four rows, one step", "A few steps", 4, 2, 3, 2, 1, 0.5)
    yield case(fixed, "four rows, three steps", "A few steps", 4, 2, 3, 2, 3, 0.5)
    yield case(fixed, "batch normalisation and dropout, two steps", "A few steps", 8, 2, 4, 2, 2, 0.1, norm=True)
    yield case(rng, "fresh, three classes, ten steps", "Plain", 12, 4, 6, 3, 10, 0.2)
    yield case(rng, "fresh, small rate", "Plain", 10, 3, 5, 2, 8, 1e-3)
    yield case(rng, "fresh, one row", "Edges", 1, 3, 4, 2, 4, 0.1)
    yield case(rng, "fresh, no steps", "Edges", 6, 3, 4, 3, 0, 0.5)
    yield case(rng, "fresh, no steps, batch normalisation", "Edges", 24, 3, 16, 3, 0, 0.5, norm=True)
    yield case(rng, "fresh, logits in the hundreds", "Large logits", 8, 3, 6, 3, 2, 1e-4, scale=200.0)
    yield case(rng, "fresh, batch normalisation, six steps", "Both modes", 16, 4, 8, 3, 6, 0.1, norm=True)
    yield case(rng, "fresh, batch normalisation, one step", "Both modes", 20, 5, 12, 4, 1, 0.05, norm=True)
    yield case(rng, "fresh, 32 rows, 200 steps", "A whole training", 32, 4, 16, 2, 200, 0.5)
