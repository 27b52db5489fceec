"""Clips the fraction, and overwrites the warmup by a mask."""

import numpy as np


def lr_at(t, T, Tw, lr_max, lr_min=0.0):
    steps = np.atleast_1d(np.array(t)).astype(np.float64)
    if T > Tw:
        fraction = np.clip((steps - Tw) / (T - Tw), 0.0, 1.0)
    else:
        fraction = (steps > T).astype(np.float64)
    share = np.cos(0.5 * np.pi * fraction) ** 2
    rates = share * lr_max + (1.0 - share) * lr_min
    rates[fraction == 1.0] = lr_min
    if Tw:
        early = steps <= Tw
        rates[early] = lr_max * steps[early] / Tw
    return rates.reshape(np.shape(t)) if np.ndim(t) else float(rates[0])
