import numpy as np


def covariance(X, ddof=1):
    rest = X.shape[0] - ddof
    if rest <= 0:
        raise ValueError(f"n - ddof is {rest}")
    Z = (X - np.mean(X, axis=0, keepdims=True, dtype=np.float64)) / np.sqrt(rest)
    return np.einsum("ni,nj->ij", Z, Z)
