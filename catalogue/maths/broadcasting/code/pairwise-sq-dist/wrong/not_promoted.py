import numpy as np


def pairwise_sq_dist(X, Y):
    return ((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=-1).astype(np.float64)
