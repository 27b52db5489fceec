import numpy as np


def low_rank(A, k):
    """The first k terms of the singular value decomposition."""
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return (U[:, :k] * s[:k]) @ Vt[:k], float(np.sqrt((s[k:] ** 2).sum()))
