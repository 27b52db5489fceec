import numpy as np


def entropy(p, axis=-1, base=2):
    p = np.asarray(p, dtype=np.float64)
    with np.errstate(all="ignore"):
        terms = p * np.log(p)
    values = (0.0 - terms.sum(axis=axis)) / np.log(base)
    return values
