import numpy as np


def numerical_gradient(f, x, h=1e-5):
    point = np.array(x, dtype=np.float64)
    flat = point.reshape(-1)
    gradient = np.zeros(flat.size)
    for i in range(flat.size):
        kept = flat[i]
        flat[i] = kept + h
        above = float(f(point))
        flat[i] = kept - h
        below = float(f(point))
        flat[i] = kept
        gradient[i] = (above - below) / (2 * h)
    return gradient.reshape(point.shape)
