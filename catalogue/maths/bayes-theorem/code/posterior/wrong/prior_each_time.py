import numpy as np


def posterior(log_prior, log_lik):
    total = (log_prior + log_lik).sum(axis=0) if len(log_lik) else log_prior
    largest = total.max()
    if largest == -np.inf:
        raise ValueError("every hypothesis is impossible")
    weights = np.exp(total - largest)
    return weights / weights.sum()
