import numpy as np


def lr_at(t, T, Tw, lr_max, lr_min=0.0):
    """The rate at step t, or at each step of an array.

    t: int or int array; returns a float, or a float64 array of the shape of t.
    """
    steps = np.asarray(t, dtype=float)
    rate = np.full_like(steps, lr_max)  # three cases: warmup, cosine, after the end
    return rate if rate.ndim else float(rate)
