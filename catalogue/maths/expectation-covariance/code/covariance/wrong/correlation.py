import numpy as np


def covariance(X, ddof=1):
    X = np.array(X, dtype=np.float64)
    n = X.shape[0]
    if n - ddof <= 0:
        raise ValueError("too few rows")
    X = X - X.mean(axis=0)
    sigma = X.T @ X / (n - ddof)
    s = np.sqrt(np.diag(sigma))
    return sigma / np.outer(s, s)
