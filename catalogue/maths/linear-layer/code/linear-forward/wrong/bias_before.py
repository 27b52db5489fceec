import numpy as np


def linear_forward(X, W, b):
    if b is None:
        return X @ W.T
    return (X + b) @ W.T
