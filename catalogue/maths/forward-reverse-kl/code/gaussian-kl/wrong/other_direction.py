import numpy as np


def gaussian_kl(mu, logvar):
    mu, s = np.asarray(mu, dtype=np.float64), np.asarray(logvar, dtype=np.float64)
    n, precision = mu.shape[0], np.exp(-s)
    loss = 0.5 * (precision * (1.0 + mu**2) - 1.0 + s).sum() / n
    return float(loss), mu * precision / n, 0.5 * (1.0 - precision * (1.0 + mu**2)) / n
