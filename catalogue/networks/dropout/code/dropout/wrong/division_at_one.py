import numpy as np


def dropout(x, dy, p, seed, train=True):
    """Inverted dropout forward and backward: (y, mask, dx)."""
    if not 0.0 <= p <= 1.0:
        raise ValueError(f"p = {p} is no probability")
    if not train:
        mask = np.ones_like(x)
    else:
        keep = np.random.default_rng(seed).random(x.shape) >= p
        scale = 1.0 / (1.0 - p)
        mask = (keep * scale).astype(x.dtype)
    return x * mask, mask, dy * mask
