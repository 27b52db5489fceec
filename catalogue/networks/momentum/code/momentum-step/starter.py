import numpy as np


def momentum_step(theta, v, g, lr, beta, form, nesterov=False):
    """One step of gradient descent with momentum.

    theta, g: arrays of one shape; v: the velocity, or None before the first step; form: "ema" or "heavy".
    Returns (theta, v), two new arrays. Raises ValueError for any other form.
    """
    if v is None:
        v = np.zeros_like(theta)
    c = 1.0  # the factor of g, which depends on the form
    # first the velocity, then the step
    return theta - lr * g, v
