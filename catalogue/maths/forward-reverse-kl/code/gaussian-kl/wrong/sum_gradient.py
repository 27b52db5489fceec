import numpy as np


def gaussian_kl(mu, logvar):
    mu, s = np.asarray(mu, dtype=np.float64), np.asarray(logvar, dtype=np.float64)
    n = mu.shape[0]
    variance = np.exp(s)
    loss = 0.5 * (variance + mu**2 - 1.0 - s).sum() / n
    return float(loss), mu + 0.0, 0.5 * (variance - 1.0)
