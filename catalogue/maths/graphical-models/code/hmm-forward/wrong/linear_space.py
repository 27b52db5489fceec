import numpy as np


def hmm_forward(log_pi, log_A, log_B):
    A, B = np.exp(log_A), np.exp(log_B)
    alpha = np.exp(log_pi) * B[0]
    for row in B[1:]:
        alpha = (alpha @ A) * row
    with np.errstate(divide="ignore"):
        return float(np.log(alpha.sum()))
