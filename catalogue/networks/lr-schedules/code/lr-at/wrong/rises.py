import numpy as np


def lr_at(t, T, Tw, lr_max, lr_min=0.0):
    """The rate at step t, or at each step of an array."""
    steps = np.asarray(t, dtype=float)
    warm = lr_max * steps / max(Tw, 1)
    fraction = (steps - Tw) / max(T - Tw, 1)
    decayed = lr_min + 0.5 * (lr_max - lr_min) * (1.0 - np.cos(np.pi * fraction))
    decayed = np.where(steps >= T, lr_min, decayed)
    if Tw == 0:
        warm = np.full_like(steps, lr_max)
    rate = np.where(steps <= Tw, warm, decayed)
    return rate if rate.ndim else float(rate)
