import numpy as np


def bce_with_logits(z, y, weight=None):
    """Both logarithms by logaddexp, the sigmoid as the exponential of one of them."""
    if not z.size:
        raise ValueError("no logits")
    z64, y64 = z.astype(np.float64), y.astype(np.float64)
    scale = np.full(z.shape, 1.0 / z.size)
    if weight is not None:
        scale = scale * weight
    log_p, log_q = -np.logaddexp(0.0, -z64), -np.logaddexp(0.0, z64)
    loss = -(scale * (y64 * log_p + (1.0 - y64) * log_q)).sum()
    return loss.item(), (scale * (np.exp(log_p) - y64)).astype(z.dtype)
