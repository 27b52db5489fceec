import numpy as np


def adam_step(theta, state, g, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    """One step of Adam.

    theta, g: arrays of one shape; state: {"m", "v", "t"} or None before the first step.
    Returns (theta, state): a new array and a new dict.
    """
    if state is None:
        state = {"m": np.zeros_like(theta), "v": np.zeros_like(theta), "t": 0}
    t = state["t"] + 1
    m = state["m"]  # the average of g
    v = state["v"]  # the average of g squared
    # correct both, then step
    return theta - lr * g, {"m": m, "v": v, "t": t}
