import numpy as np


def cross_entropy(logits, targets, ignore_index=None):
    z = np.asarray(logits, dtype=np.float64)
    counted = np.ones(len(z), dtype=bool) if ignore_index is None else targets != ignore_index
    rows, count = np.arange(len(z)), max(int(counted.sum()), 1)
    classes = np.where(counted, targets, 0)
    shifted = z - z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    gradient = np.exp(log_p)
    gradient[rows, classes] -= 1.0
    return float(-log_p[rows, classes][counted].sum() / count), gradient / count
