import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    X, y = np.asarray(X, dtype=np.float64), np.asarray(y, dtype=np.float64)
    n, d = X.shape
    w, norms, residual = np.zeros(d), (X * X).mean(axis=0), y.copy()
    for _ in range(iters):
        for j in range(d):
            if norms[j] == 0.0:
                continue
            rho = X[:, j] @ residual / n + norms[j] * w[j]
            new = np.sign(rho) * max(abs(rho) - lam, 0.0) / norms[j]
            residual -= X[:, j] * (new - w[j])
            w[j] = new
    return w
