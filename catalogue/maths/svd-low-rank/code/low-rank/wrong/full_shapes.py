import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A)
    error = float(np.sqrt((s[k:] ** 2).sum()))
    s[k:] = 0.0
    return U @ np.diag(s) @ Vt, error
