import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    start = max(len(s) - k, 0)
    return (U[:, start:] * s[start:]) @ Vt[start:], float(np.sqrt((s[:start] ** 2).sum()))
