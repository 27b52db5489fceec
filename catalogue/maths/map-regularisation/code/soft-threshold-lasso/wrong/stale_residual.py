import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    w, norms = np.zeros(X.shape[1]), (X * X).sum(axis=0)
    safe = np.where(norms == 0.0, 1.0, norms)
    with np.errstate(all="ignore"):
        for _ in range(iters):
            rho = X.T @ (y - X @ w) + norms * w
            w = np.where(norms == 0.0, 0.0, np.sign(rho) * np.maximum(np.abs(rho) - lam, 0.0) / safe)
    return w
