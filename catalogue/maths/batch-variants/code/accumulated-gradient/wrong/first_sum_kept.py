import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    total = None
    for start in range(0, len(X), micro):
        part = grad_sum_fn(theta, X[start : start + micro], Y[start : start + micro])
        if total is None:
            total = part
        else:
            total += part
    return total / len(X)
