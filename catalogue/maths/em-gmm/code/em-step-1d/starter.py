import numpy as np


def em_step_1d(x, pi, mu, var, floor=1e-6):
    """(new weights, new means, new variances, log-likelihood under the old parameters)."""
    # 1. scores (n, K): logarithm of weight times density
    # 2. responsibilities: normalise each row with log-sum-exp
    # 3. weighted averages; a dead component keeps its mean and variance
    raise NotImplementedError("em_step_1d is still to be written")
