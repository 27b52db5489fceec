import numpy as np


def adamw_step(theta, state, g, lr, b1, b2, eps, wd, decay_mask=None):
    """One step of AdamW: (new theta, new state)."""
    if state is None:
        state = {"m": np.zeros_like(theta), "v": np.zeros_like(theta), "t": 0}
    t = state["t"] + 1
    m = b1 * state["m"] + (1.0 - b1) * g
    v = b2 * state["v"] + (1.0 - b2) * g**2
    move = m / (1.0 - b1**t) / (np.sqrt(v / (1.0 - b2**t)) + eps)
    decay = wd * theta if decay_mask is None else wd * theta * ~decay_mask
    return theta - lr * (move + decay), {"m": m, "v": v, "t": t}
