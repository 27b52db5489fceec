"""np.where chooses the strength of each entry; the averages are a helper's work."""

import numpy as np


def averages(state, g, b1, b2):
    if state is None:
        return (1 - b1) * g, (1 - b2) * g * g, 1
    return b1 * state["m"] + (1 - b1) * g, b2 * state["v"] + (1 - b2) * g * g, state["t"] + 1


def adamw_step(theta, state, g, lr, b1, b2, eps, wd, decay_mask=None):
    m, v, t = averages(state, g, b1, b2)
    allowed = True if decay_mask is None else decay_mask
    pull = np.where(allowed, wd * theta, 0).astype(theta.dtype)
    root = np.sqrt(v / (1 - b2**t))
    new = theta - lr * (m / ((1 - b1**t) * (root + eps))) - lr * pull
    return new, dict(m=m, v=v, t=t)
