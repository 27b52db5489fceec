import numpy as np


def gaussian_kl(mu, logvar):
    mu, sigma = np.asarray(mu, dtype=np.float64), np.asarray(logvar, dtype=np.float64)
    n = mu.shape[0]
    with np.errstate(all="ignore"):
        loss = 0.5 * (sigma**2 + mu**2 - 1.0 - np.log(sigma**2)).sum() / n
        return float(loss), mu / n, (sigma - 1.0 / sigma) / n
