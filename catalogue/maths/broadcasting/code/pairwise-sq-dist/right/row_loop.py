import numpy as np


def pairwise_sq_dist(X, Y):
    """For each row of X the distances to all rows of Y."""
    Y = np.float64(Y).reshape(Y.shape)
    D = np.empty((len(X), len(Y)))
    for i, x in enumerate(X):
        gap = Y - x.astype(np.float64)
        D[i] = np.einsum("jk,jk->j", gap, gap)
    return D
