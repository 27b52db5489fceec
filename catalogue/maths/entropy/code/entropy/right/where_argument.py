import numpy as np


def entropy(p, axis=-1, base=2):
    """The logarithm is only taken where it exists."""
    p = np.array(p, dtype=np.float64)
    logs = np.log2(p, where=p > 0, out=np.zeros_like(p))
    h = -np.sum(p * logs, axis=axis) / np.log2(base)
    bad = np.any(p < 0, axis=axis) | (np.abs(np.sum(p, axis=axis) - 1) > 1e-5)
    return h + np.where(bad, np.nan, 0.0)
