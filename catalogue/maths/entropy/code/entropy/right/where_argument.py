import numpy as np


def entropy(p, axis=-1, base=2):
    """The logarithm is only taken where it exists."""
    p = np.array(p, dtype=np.float64)
    logs = np.log2(p, where=p > 0, out=np.zeros_like(p))
    h = -np.sum(p * logs, axis=axis) / np.log2(base)
    if np.any(p < 0) or np.any(np.abs(np.sum(p, axis=axis) - 1) > 1e-5):
        raise ValueError("probabilities are not negative and sum to 1")
    return h
