import numpy as np


def posterior(log_prior, log_lik):
    if np.isneginf(log_prior + log_lik.sum(axis=0)).all():
        raise ValueError("every hypothesis is impossible")
    weights = np.exp(log_prior) * np.prod(np.exp(log_lik), axis=0)
    return weights / weights.sum()
