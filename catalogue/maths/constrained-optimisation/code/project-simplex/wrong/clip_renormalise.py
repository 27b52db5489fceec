import numpy as np


def project_simplex(v):
    """Negative entries cut off, then divided by the sum."""
    p = np.maximum(np.asarray(v, dtype=np.float64), 0.0)
    total = p.sum()
    return p / total if total > 0.0 else np.full(len(p), 1.0 / len(p))
