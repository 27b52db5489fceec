import numpy as np


def covariance(X, ddof=1):
    X = np.asarray(X)
    n = X.shape[0]
    if n - ddof <= 0:
        raise ValueError(f"{n} samples are too few for ddof = {ddof}")
    centred = X - X.mean(axis=0)
    return (centred.T @ centred / (n - ddof)).astype(np.float64)
