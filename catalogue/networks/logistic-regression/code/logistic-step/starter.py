import numpy as np


def logistic_step(w, b, X, y, lr):
    """(new_w, new_b, loss before the step) for the mean cross-entropy."""
    z = X @ w + b  # (n,)

    loss = 0.0  # from z and y, without the sigmoid
    new_w = w.copy()  # a step against the gradient
    new_b = b
    return new_w, new_b, loss
