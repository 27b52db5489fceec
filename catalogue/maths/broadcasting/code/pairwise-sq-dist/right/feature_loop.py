import numpy as np


def pairwise_sq_dist(X, Y):
    """One feature after the other: outer differences, squares added up."""
    X, Y = X.astype(np.float64), Y.astype(np.float64)
    total = np.zeros((X.shape[0], Y.shape[0]))
    for k in range(X.shape[1]):
        total += np.subtract.outer(X[:, k], Y[:, k]) ** 2
    return total
