import numpy as np


def entropy(p, axis=-1, base=2):
    p = np.asarray(p, dtype=np.float64)
    with np.errstate(all="ignore"):
        terms = p * np.log(p)
    values = (0.0 - terms.sum(axis=axis)) / np.log(base)
    valid = (p >= 0).all(axis=axis) & (np.abs(p.sum(axis=axis) - 1.0) <= 1e-5)
    return values
