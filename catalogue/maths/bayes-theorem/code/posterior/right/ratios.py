import math

import numpy as np


def posterior(log_prior, log_lik):
    """One over the sum of ratios to all hypotheses, with exactly rounded sums."""
    s = [math.fsum([float(p), *map(float, column)]) for p, column in zip(log_prior, np.transpose(log_lik))]
    best = max(s)
    if best == -math.inf:
        raise ValueError("impossible")
    odds = [math.exp(value - best) for value in s]
    return np.array(odds) / math.fsum(odds)
