import numpy as np


def project_simplex(v):
    """One entry after the other in descending order, with a running sum."""
    order = sorted((float(x) for x in np.asarray(v, dtype=np.float64)), reverse=True)
    top, total, theta = order[0], 0.0, 0.0
    for count, value in enumerate(order, start=1):
        total += value - top
        candidate = (total - 1.0) / count
        if value - top <= candidate:
            break
        theta = candidate
    shifted = np.asarray(v, dtype=np.float64) - top
    return np.where(shifted > theta, shifted - theta, 0.0)
