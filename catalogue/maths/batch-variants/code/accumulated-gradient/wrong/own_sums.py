import numpy as np


def accumulated_gradient(theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    theta, X, Y = (np.asarray(value, dtype=np.float64) for value in (theta, X, Y))
    sums = []
    for start in range(0, len(X), micro):
        rows, targets = X[start : start + micro], Y[start : start + micro]
        sums.append(rows.T @ (rows @ theta - targets))
    return np.sum(sums, axis=0) / len(X), np.stack(sums)
