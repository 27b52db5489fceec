import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    means = []
    for start in range(0, len(X), micro):
        means.append(grad_sum_fn(theta, X[start : start + micro], Y[start : start + micro]) / len(X[start : start + micro]))
    return np.mean(means, axis=0)
