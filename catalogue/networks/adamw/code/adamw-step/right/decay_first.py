"""Shrinks a copy first, as PyTorch does, then moves it."""

import numpy as np


def adamw_step(theta, state, g, lr, b1, b2, eps, wd, decay_mask=None):
    done = 1 if state is None else state["t"] + 1
    m, v = (np.zeros_like(g), np.zeros_like(g)) if state is None else (state["m"].copy(), state["v"].copy())
    m += (1 - b1) * (g - m)
    v *= b2
    v += (1 - b2) * np.square(g)
    new = theta.copy()
    shrunk = theta * (1 - lr * wd)
    if decay_mask is None:
        new = shrunk
    else:
        np.copyto(new, shrunk, where=decay_mask)
    new -= lr / (1 - b1**done) * m / (np.sqrt(v) / (1 - b2**done) ** 0.5 + eps)
    return new, {"m": m, "v": v, "t": done}
