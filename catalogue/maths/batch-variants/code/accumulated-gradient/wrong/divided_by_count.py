import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    total = np.zeros(theta.shape)
    for start in range(0, len(X), micro):
        total = total + grad_sum_fn(theta, X[start : start + micro], Y[start : start + micro])
    return total / len(range(0, len(X), micro))
