import numpy as np


def entropy(p, axis=-1, base=2):
    p = np.asarray(p, dtype=np.float64)
    positive = p > 0
    terms = np.where(positive, p * np.log(np.where(positive, p, 1.0)), 0.0)
    values = (0.0 - terms.sum(axis=axis)) / np.log(base)
    return values
