"""Plain Python numbers, one entry after the other."""

from math import sqrt

import numpy as np


def adam_step(theta, state, g, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    t = 1 if state is None else state["t"] + 1
    new, m, v = np.empty_like(theta), np.empty_like(theta), np.empty_like(theta)
    for i in np.ndindex(theta.shape):
        old_m, old_v = (0.0, 0.0) if state is None else (float(state["m"][i]), float(state["v"][i]))
        gradient = float(g[i])
        m_i = b1 * old_m + (1 - b1) * gradient
        v_i = b2 * old_v + (1 - b2) * gradient * gradient
        step = m_i / (1 - b1**t) / (sqrt(v_i / (1 - b2**t)) + eps)
        new[i], m[i], v[i] = float(theta[i]) - lr * step, m_i, v_i
    return new, {"m": m, "v": v, "t": t}
