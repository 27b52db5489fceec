import numpy as np


def logistic_step(w, b, X, y, lr):
    """One step of gradient descent; the loss belongs to the old parameters."""
    n = len(y)
    z = X @ w + b
    loss = float(np.mean(np.logaddexp(0.0, z) - y * z))
    small = np.exp(-np.abs(z))
    p = np.where(z >= 0.0, 1.0, small) / (1.0 + small)
    error = (p - y) * p * (1.0 - p) / n
    new_w = w - lr * (X.T @ error)
    new_b = b - lr * error.sum()
    return new_w.astype(w.dtype), float(new_b), loss
