import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    w = np.zeros(X.shape[1])
    rate = 1.0 / max(np.linalg.norm(X, 2) ** 2, 1e-12)
    for _ in range(iters):
        w -= rate * (X.T @ (X @ w - y) + lam * np.sign(w))
    return w
