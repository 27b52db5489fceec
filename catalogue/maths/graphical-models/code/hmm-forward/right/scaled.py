import math

import numpy as np


def hmm_forward(log_pi, log_A, log_B):
    """In linear space with the scale of every step taken out and added up as a logarithm."""
    A, scores = np.exp(log_A), np.asarray(log_pi)
    total, alpha = 0.0, None
    for t, row in enumerate(log_B):
        scores = row + log_pi if t == 0 else row
        top = scores.max()
        if top == -math.inf:
            return -math.inf
        weights = np.exp(scores - top)
        alpha = weights if t == 0 else (alpha @ A) * weights
        mass = float(alpha.sum())
        if mass == 0.0:
            return -math.inf
        alpha = alpha / mass
        total += float(top) + math.log(mass)
    return total
