import numpy as np


def pairwise_sq_dist(X, Y):
    """All differences by broadcasting, squared and summed over the last axis."""
    X, Y = np.asarray(X, dtype=np.float64), np.asarray(Y, dtype=np.float64)
    return ((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=-1)
