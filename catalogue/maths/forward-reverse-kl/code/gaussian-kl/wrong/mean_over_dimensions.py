import numpy as np


def gaussian_kl(mu, logvar):
    mu, s = np.asarray(mu, dtype=np.float64), np.asarray(logvar, dtype=np.float64)
    size = max(mu.size, 1)
    variance = np.exp(s)
    loss = 0.5 * (variance + mu**2 - 1.0 - s).sum() / size
    return float(loss), mu / size, 0.5 * (variance - 1.0) / size
