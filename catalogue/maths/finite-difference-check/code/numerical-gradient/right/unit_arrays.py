import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x).astype(float)
    result = np.empty_like(x, order="C")
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = h
        result[index] = (float(f(x + step)) - float(f(x - step))) / (2.0 * h)
    return result
