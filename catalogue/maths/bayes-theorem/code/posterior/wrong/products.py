import numpy as np


def posterior(log_prior, log_lik):
    weights = np.exp(log_prior) * np.prod(np.exp(log_lik), axis=0)
    return weights / weights.sum()
