import numpy as np


def shrink(value, by):
    if value > by:
        return value - by
    if value < -by:
        return value + by
    return 0.0


def soft_threshold_lasso(X, y, lam, iters=500):
    """Plain Python: each column a list, the partial residual built anew each time."""
    columns = [[float(v) for v in column] for column in np.asarray(X).T]
    rest = [float(v) for v in y]
    w = [0.0] * len(columns)
    for _ in range(iters):
        for j, column in enumerate(columns):
            size = sum(c * c for c in column)
            if size:
                partial = [r + c * w[j] for r, c in zip(rest, column)]
                w[j] = shrink(sum(c * p for c, p in zip(column, partial)), lam) / size
                rest = [p - c * w[j] for p, c in zip(partial, column)]
    return np.array(w)
