import numpy as np


def posterior(log_prior, log_lik):
    """Today's posterior is tomorrow's prior, in logarithms, shifted after each observation."""
    belief = np.array(log_prior, dtype=np.float64)
    for row in [np.zeros_like(belief), *log_lik]:
        belief = belief + row
        top = belief.max()
        if np.isneginf(top):
            raise ValueError("nothing is left")
        belief -= top
    p = np.exp(belief)
    return p / np.sum(p)
