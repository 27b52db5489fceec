import numpy as np


def linear_forward(X, W, b):
    """One einsum over the shared axis."""
    Y = np.einsum("...i,oi->...o", X, W)
    if b is not None:
        Y = np.add(Y, b)
    return Y
