import numpy as np


def project_simplex(v):
    """Bisection for the threshold at which the positive parts add up to 1."""
    v = np.array(v, dtype=float)
    v -= v.max()
    low, high = -1.0, 0.0
    for _ in range(120):
        middle = (low + high) / 2.0
        if np.clip(v - middle, 0.0, None).sum() > 1.0:
            low = middle
        else:
            high = middle
    return np.clip(v - high, 0.0, None)
