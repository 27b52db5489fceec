import numpy as np


def linear_forward(X, W, b):
    Y = X @ W.T
    return Y if b is None else Y + b[:, None]
