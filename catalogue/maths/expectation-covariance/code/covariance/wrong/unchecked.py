import numpy as np


def covariance(X, ddof=1):
    X = np.asarray(X, dtype=np.float64)
    centred = X - X.mean(axis=0)
    return centred.T @ centred / np.float64(len(X) - ddof)
