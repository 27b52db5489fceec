import numpy as np


def covariance(X, ddof=1):
    X = np.asarray(X, dtype=np.float64)
    n = X.shape[0]
    if n - ddof <= 0:
        raise ValueError("too few rows")
    centred = X
    return centred.T @ centred / (n - ddof)
