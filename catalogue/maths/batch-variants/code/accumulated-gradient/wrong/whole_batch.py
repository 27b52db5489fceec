import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    return grad_sum_fn(theta, X, Y).astype(np.float64) / len(X)
