import numpy as np


def hmm_forward(log_pi, log_A, log_B):
    """With NumPy's own logaddexp, one row of the transitions after the other."""
    alpha = np.asarray(log_pi + log_B[0])
    for emission in log_B[1:]:
        alpha = np.logaddexp.reduce(alpha.reshape(-1, 1) + log_A, axis=0) + emission
    return np.logaddexp.reduce(alpha)
