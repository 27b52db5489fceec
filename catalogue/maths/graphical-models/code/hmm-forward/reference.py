import numpy as np


def log_sum_exp(values):
    """Over axis 0; -inf where every term is -inf."""
    top = values.max(axis=0)
    safe = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(values - safe).sum(axis=0)) + safe


def hmm_forward(log_pi, log_A, log_B):
    """The forward recursion in logarithms."""
    alpha = log_pi + log_B[0]
    for t in range(1, len(log_B)):
        alpha = log_sum_exp(alpha[:, None] + log_A) + log_B[t]
    return float(log_sum_exp(alpha))
