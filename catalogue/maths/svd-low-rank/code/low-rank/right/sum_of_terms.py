import numpy as np


def low_rank(A, k):
    """Outer products, one after the other; the error is measured."""
    U, s, Vt = np.linalg.svd(A)
    approximation = np.zeros(A.shape)
    for i in range(min(k, len(s))):
        approximation += s[i] * np.outer(U[:, i], Vt[i])
    return approximation, np.linalg.norm(A - approximation)
