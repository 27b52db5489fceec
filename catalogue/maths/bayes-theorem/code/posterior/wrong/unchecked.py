import numpy as np


def posterior(log_prior, log_lik):
    total = log_prior + log_lik.sum(axis=0)
    with np.errstate(invalid="ignore"):
        weights = np.exp(total - total.max())
    return weights / weights.sum()
