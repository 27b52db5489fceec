import numpy as np


def pairwise_sq_dist(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    return ((X - Y) ** 2).sum(axis=-1)
