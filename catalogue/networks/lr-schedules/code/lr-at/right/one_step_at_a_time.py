"""A scalar function with three returns, called for each entry."""

from math import cos, pi

import numpy as np


def single(t, T, Tw, lr_max, lr_min):
    if t <= Tw:
        return lr_max if Tw == 0 else lr_max * t / Tw
    if t >= T:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + cos(pi * (t - Tw) / (T - Tw))) / 2


def lr_at(t, T, Tw, lr_max, lr_min=0.0):
    if not isinstance(t, np.ndarray):
        return float(single(t, T, Tw, lr_max, lr_min))
    out = np.empty(t.shape)
    for place in np.ndindex(t.shape):
        out[place] = single(int(t[place]), T, Tw, lr_max, lr_min)
    return out
