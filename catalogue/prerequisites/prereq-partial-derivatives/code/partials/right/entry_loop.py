import math

import numpy as np


def partials(y, theta):
    """Entry by entry with the math module."""
    pairs = np.broadcast(y, theta)
    by_y, by_theta = np.empty(pairs.shape), np.empty(pairs.shape)
    for place, (one, angle) in zip(np.ndindex(pairs.shape), pairs):
        one, angle = float(one), float(angle)
        by_y[place] = 2 * one + 2 * math.cos(angle)
        by_theta[place] = -2 * math.sin(angle) * (one + math.cos(angle))
    return by_y, by_theta
