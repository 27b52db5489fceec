import math

import numpy as np


def gaussian_nll(y, mu, log_var):
    """Item after item, with plain floats."""
    n = len(y)
    if n < 1:
        raise ValueError("at least one item is needed")
    shared = np.ndim(log_var) == 0
    logs = [float(log_var)] * n if shared else [float(value) for value in log_var]
    loss, grad_mu, grad_s = 0.0, [], []
    for a, b, s in zip(y, mu, logs):
        q = (float(a) - float(b)) * math.exp(-0.5 * s)
        loss += 0.5 * math.log(2.0 * math.pi) + 0.5 * s + 0.5 * q * q
        grad_mu.append(-q * math.exp(-0.5 * s) / n)
        grad_s.append(0.5 * (1.0 - q * q) / n)
    return loss / n, np.array(grad_mu), np.array(sum(grad_s)) if shared else np.array(grad_s)
