import numpy as np


def two_layer_mse_grads(X, Yp, W1, W2):
    """One row after the other, with outer products in float64."""
    if not len(X):
        raise ValueError("at least one row is needed")
    A, B = W1.astype(np.float64), W2.astype(np.float64)
    loss, dA, dB = 0.0, np.zeros_like(A), np.zeros_like(B)
    for x, target in zip(X.astype(np.float64), Yp.astype(np.float64)):
        z = x @ A
        h = z * (z > 0.0)
        d = h @ B - target
        loss += float(d @ d)
        dB += np.outer(h, 2.0 * d)
        dA += np.outer(x, (B @ (2.0 * d)) * (z > 0.0))
    n = len(X)
    return loss / n, (dA / n).astype(X.dtype), (dB / n).astype(X.dtype)
