import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    parts = []
    for start in range(0, len(X), micro):
        parts.append(grad_sum_fn(theta, X[start : start + micro], Y[start : start + micro]))
    return np.sum(parts, axis=0, dtype=np.float64) / len(X)
