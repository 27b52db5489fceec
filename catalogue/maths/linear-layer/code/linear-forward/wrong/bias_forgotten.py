import numpy as np


def linear_forward(X, W, b):
    return X @ W.T
