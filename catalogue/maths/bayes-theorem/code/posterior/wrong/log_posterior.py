import numpy as np


def posterior(log_prior, log_lik):
    s = log_prior + log_lik.sum(axis=0)
    m = s.max()
    if m == -np.inf:
        raise ValueError("every hypothesis is impossible")
    p = np.exp(s - m)
    return s - m - np.log(p.sum())
