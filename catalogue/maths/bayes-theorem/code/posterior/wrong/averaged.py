import numpy as np


def posterior(log_prior, log_lik):
    if len(log_lik) == 0:
        log_lik = np.zeros((1, log_prior.size))
    total = log_prior + log_lik
    if np.isneginf(total.max(axis=1)).any():
        raise ValueError("every hypothesis is impossible")
    weights = np.exp(total - total.max(axis=1, keepdims=True))
    return (weights / weights.sum(axis=1, keepdims=True)).mean(axis=0)
