import numpy as np


def entropy(p, axis=-1, base=2):
    p = np.asarray(p, dtype=np.float64)
    positive = p > 0
    terms = np.where(positive, p * np.log(np.where(positive, p, 1.0)), 0.0)
    values = 0.0 - terms.sum(axis=axis)
    if not ((p >= 0).all() and (np.abs(p.sum(axis=axis) - 1.0) <= 1e-5).all()):
        raise ValueError("not every row is a distribution")
    return values
