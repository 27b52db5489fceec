import numpy as np


def project_simplex(v):
    """The point of the probability simplex nearest to v, by sorting."""
    v = np.asarray(v, dtype=np.float64)
    v = v - v.max()  # a common shift does not change the projection, and keeps the sums exact
    u = np.sort(v)[::-1]
    theta = (np.cumsum(u) - 1.0) / np.maximum(np.arange(len(u)), 1)
    k = np.count_nonzero(u > theta)
    return np.maximum(v - theta[k - 1], 0.0)
