import numpy as np


def cross_entropy(logits, targets, ignore_index=None):
    z = np.asarray(logits, dtype=np.float64)
    counted = np.ones(len(z), dtype=bool) if ignore_index is None else targets != ignore_index
    rows, classes = np.flatnonzero(counted), targets[counted]
    gradient = np.zeros_like(z)
    if rows.size == 0:
        return 0.0, gradient
    shifted = z[rows] - z[rows].max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    part = np.exp(log_p)
    part[:, classes] -= 1.0
    gradient[rows] = part / rows.size
    return float(-log_p[np.arange(rows.size), classes].mean()), gradient
