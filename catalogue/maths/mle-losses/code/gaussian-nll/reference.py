import numpy as np


def gaussian_nll(y, mu, log_var):
    """Mean Gaussian NLL with gradients; the error is scaled before it is squared, so nothing is 0 times infinity."""
    if len(y) == 0:
        raise ValueError("the mean of no items")
    y, mu, s = (np.asarray(value, dtype=np.float64) for value in (y, mu, log_var))
    n = y.shape[0]
    root = np.exp(-s / 2)
    q = (y - mu) * root
    loss = float(np.mean(0.5 * (np.log(2 * np.pi) + s + q * q)))
    grad_mu = -q * root / n
    grad_s = 0.5 * (1.0 - q * q) / n
    return loss, grad_mu, grad_s if s.ndim else np.asarray(grad_s.sum())
