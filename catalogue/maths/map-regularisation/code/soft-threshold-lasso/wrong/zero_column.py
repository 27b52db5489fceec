import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    w, residual, norms = np.zeros(X.shape[1]), y.copy(), (X * X).sum(axis=0)
    for _ in range(iters):
        for j in range(X.shape[1]):
            rho = X[:, j] @ residual + norms[j] * w[j]
            new = np.sign(rho) * max(abs(rho) - lam, 0.0) / norms[j]
            residual -= X[:, j] * (new - w[j])
            w[j] = new
    return w
