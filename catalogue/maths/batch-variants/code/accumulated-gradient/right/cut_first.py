import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    """Cut both arrays first, add into one array of our own."""
    n = X.shape[0]
    if n < 1:
        raise ValueError("at least one row is needed")
    cuts = np.arange(micro, n, micro)
    total = np.zeros_like(theta, dtype=np.float64)
    for rows, targets in zip(np.split(X, cuts), np.split(Y, cuts)):
        np.add(total, grad_sum_fn(theta, rows, targets), out=total)
    total /= n
    return total
