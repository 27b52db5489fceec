import math

import numpy as np


def gaussian_kl(mu, logvar):
    """Number after number."""
    n, d = mu.shape
    loss, grad_mu, grad_s = 0.0, np.zeros((n, d)), np.zeros((n, d))
    for i in range(n):
        for j in range(d):
            m, s = float(mu[i, j]), float(logvar[i, j])
            loss += 0.5 * (math.exp(s) + m * m - 1.0 - s) / n
            grad_mu[i, j] = m / n
            grad_s[i, j] = 0.5 * (math.exp(s) - 1.0) / n
    return loss, grad_mu, grad_s
