import numpy as np


def linear_forward(X, W, b):
    rows = X.reshape(int(np.prod(X.shape[:-1])), X.shape[-1])
    Y = rows @ W.T
    return Y if b is None else Y + b
