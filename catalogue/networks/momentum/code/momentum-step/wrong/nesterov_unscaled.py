import numpy as np


def momentum_step(theta, v, g, lr, beta, form, nesterov=False):
    """One step of gradient descent with momentum: (new theta, new v)."""
    if form not in ("ema", "heavy"):
        raise ValueError(f"unknown form {form!r}")
    if v is None:
        v = np.zeros_like(theta)
    c = 1.0 - beta if form == "ema" else 1.0
    v = beta * v + c * g
    step = g + beta * v if nesterov else v
    return theta - lr * step, v
