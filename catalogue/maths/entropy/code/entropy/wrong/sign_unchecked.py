import numpy as np


def entropy(p, axis=-1, base=2):
    p = np.asarray(p, dtype=np.float64)
    if (np.abs(p.sum(axis=axis) - 1.0) > 1e-5).any():
        raise ValueError("not every row sums to 1")
    positive = p > 0
    terms = np.where(positive, p * np.log(np.where(positive, p, 1.0)), 0.0)
    return (0.0 - terms.sum(axis=axis)) / np.log(base)
