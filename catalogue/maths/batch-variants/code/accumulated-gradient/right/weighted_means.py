import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    """The mean so far, corrected by each micro-batch."""
    if not len(X):
        raise ValueError("no rows")
    mean, seen = np.zeros(np.shape(theta)), 0
    while seen < len(X):
        rows = X[seen : seen + micro]
        total = np.array(grad_sum_fn(theta, rows, Y[seen : seen + micro]), dtype=float)
        mean = (mean * seen + total) / (seen + len(rows))
        seen += len(rows)
    return mean
