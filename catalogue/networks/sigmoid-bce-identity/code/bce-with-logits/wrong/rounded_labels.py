import numpy as np


def bce_with_logits(z, y, weight=None):
    """Mean loss and gradient, stable for any logit."""
    if len(z) == 0:
        raise ValueError("the mean loss of no examples")
    n = len(z)
    y = (y > 0.5).astype(z.dtype)
    w = np.ones(n) if weight is None else weight
    small = np.exp(-np.abs(z))
    losses = np.maximum(z, 0.0) - y * z + np.log1p(small)
    p = np.where(z >= 0.0, 1.0, small) / (1.0 + small)
    loss = float(np.sum(w * losses) / n)
    grad = w * (p - y) / n
    return loss, grad.astype(z.dtype)
