import numpy as np


def gaussian_nll(y, mu, log_var):
    """The log-variance broadcast to all items, its gradient summed back at the end."""
    y = np.array(y, dtype=float)
    if y.size == 0:
        raise ValueError("y is empty")
    mu = np.array(mu, dtype=float)
    shape = np.shape(log_var)
    s = np.broadcast_to(np.array(log_var, dtype=float), y.shape)
    sigma = np.exp(s / 2)
    z = (y - mu) / sigma
    loss = np.log(sigma).sum() / len(y) + 0.5 * np.log(2 * np.pi) + 0.5 * np.dot(z, z) / len(y)
    grad_s = (0.5 - 0.5 * z**2) / len(y)
    return loss, -(z / sigma) / len(y), grad_s.sum() if shape == () else grad_s
