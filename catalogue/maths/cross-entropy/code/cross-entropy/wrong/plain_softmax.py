import numpy as np


def cross_entropy(logits, targets, ignore_index=None):
    z = np.asarray(logits, dtype=np.float64)
    counted = np.ones(len(z), dtype=bool) if ignore_index is None else targets != ignore_index
    rows, classes = np.flatnonzero(counted), targets[counted]
    gradient = np.zeros_like(z)
    if rows.size == 0:
        return 0.0, gradient
    with np.errstate(all="ignore"):
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        log_p = np.log(p)
    gradient[rows] = np.exp(log_p[rows])
    gradient[rows, classes] -= 1.0
    return float(-log_p[rows, classes].mean()), gradient / rows.size
