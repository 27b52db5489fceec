import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=np.float64)
    gradient = np.zeros(x.shape)
    point = np.array(x, order="C")
    flat, out = point.reshape(-1), gradient.reshape(-1)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = float(f(point))
        flat[i] = kept - h
        below = float(f(point))
        out[i] = (above - below) / (2 * h)
    return gradient
