import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=np.float64)
    moves = h * np.eye(x.size).reshape((x.size, *x.shape))
    halves = [0.5 * f(x + move) / h - 0.5 * f(x - move) / h for move in moves]
    return np.array(halves, dtype=np.float64).reshape(x.shape)
