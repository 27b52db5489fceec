import math

import numpy as np


def one(v):
    if v > 60.0:
        return v, v, 1.0, 1.0
    if v < -60.0:
        return 0.0, 0.0, 0.0, 0.0
    phi = 0.5 * math.erfc(-v / math.sqrt(2.0))
    s = 1.0 / (1.0 + math.exp(-v))
    density = math.exp(-0.5 * v * v) / math.sqrt(2.0 * math.pi)
    return v * phi, v * s, phi + v * density, s * (1.0 + v * (1.0 - s))


def gelu_silu(x):
    """One number after the other."""
    results = [np.empty(x.shape, dtype=x.dtype) for _ in range(4)]
    for place in np.ndindex(x.shape):
        for array, value in zip(results, one(float(x[place]))):
            array[place] = value
    return tuple(results)
