import numpy as np


def logistic_step(w, b, X, y, lr):
    """One step of gradient descent; the loss belongs to the old parameters."""
    n = len(y)
    z = X @ w + b
    small = np.exp(-np.abs(z))
    p = np.where(z >= 0.0, 1.0, small) / (1.0 + small)
    with np.errstate(all="ignore"):
        loss = float(np.mean(-np.where(np.asarray(y) == 1, np.log(p), np.log(1.0 - p))))
    error = (p - y) / n
    new_w = w - lr * (X.T @ error)
    new_b = b - lr * error.sum()
    return new_w.astype(w.dtype), float(new_b), loss
