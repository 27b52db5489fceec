import math

import numpy as np

ERF = np.vectorize(math.erf, otypes=[np.float64])


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0.0, 1.0, small) / (1.0 + small)


def gelu_silu(x):
    """Everything with np.where and a sigmoid that never overflows."""
    z = np.asarray(x, dtype=np.float64)
    far = ~np.isfinite(z)
    inside = np.where(far, 0.0, z)
    phi = 0.5 * (1.0 + ERF(inside / np.sqrt(2.0)))
    density = np.exp(-np.minimum(inside * inside, 1400.0) / 2.0) / np.sqrt(2.0 * np.pi)
    s = sigmoid(inside)
    values = [inside * phi, inside * s, phi + inside * density, s + inside * s * (1.0 - s)]
    limits = [np.where(z > 0.0, z, 0.0)] * 2 + [np.where(z > 0.0, 1.0, 0.0)] * 2
    return tuple(np.where(far, limit, value).astype(x.dtype) for value, limit in zip(values, limits))
