import numpy as np


def soft_threshold_lasso(X, y, lam, iters=500):
    """Through the Gram matrix: no residual is kept."""
    X = np.array(X, dtype=float)
    gram, target = X.T @ X, X.T @ np.array(y, dtype=float)
    w = np.zeros(len(gram))
    for _ in range(iters):
        for j, size in enumerate(np.diag(gram)):
            rho = target[j] - gram[j] @ w + size * w[j]
            w[j] = 0.0 if size == 0 or abs(rho) <= lam else (rho - lam if rho > 0 else rho + lam) / size
    return w
