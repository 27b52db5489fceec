import numpy as np


def gaussian_nll(y, mu, log_var):
    if len(y) == 0:
        raise ValueError("the mean of no items")
    y, mu, s = (np.asarray(value, dtype=np.float64) for value in (y, mu, log_var))
    n, root = y.shape[0], np.exp(-s / 2)
    q = (y - mu) * root
    grad_s = 0.5 * (1.0 - q * q) / n
    return float(np.mean(0.5 * (s + q * q))), -q * root / n, grad_s if s.ndim else np.asarray(grad_s.sum())
