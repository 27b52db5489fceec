import numpy as np


def project_simplex(v):
    """Exponentials divided by their sum."""
    v = np.asarray(v, dtype=np.float64)
    e = np.exp(v - v.max())
    return e / e.sum()
