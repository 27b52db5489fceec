import numpy as np


def linear_forward(X, W, b):
    """One output after the other."""
    Y = np.empty((*X.shape[:-1], len(W)), dtype=X.dtype)
    for j, weights in enumerate(W):
        Y[..., j] = (X * weights).sum(axis=-1)
        if b is not None:
            Y[..., j] += b[j]
    return Y
