import numpy as np


def log_sum_exp(values, axis):
    top = values.max(axis=axis, keepdims=True)
    safe = np.where(np.isneginf(top), 0.0, top)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(values - safe).sum(axis=axis)) + np.squeeze(safe, axis=axis)


def hmm_forward(log_pi, log_A, log_B):
    alpha = log_pi + log_B[0]
    for t in range(1, len(log_B)):
        alpha = log_sum_exp(alpha[:, None] + log_A + log_B[t][:, None], axis=0)
    return float(log_sum_exp(alpha, axis=0))
