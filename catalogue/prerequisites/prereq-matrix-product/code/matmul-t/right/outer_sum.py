import numpy as np


def matmul_t(A, B):
    """The sum of n outer products, one for each shared column."""
    if A.shape[-1] != B.shape[-1]:
        raise ValueError("the rows of A and B must have the same length")
    A, B = A.astype(np.float64), B.astype(np.float64)
    C = np.zeros((len(A), len(B)))
    for k in range(A.shape[1]):
        C += np.multiply.outer(A[:, k], B[:, k])
    return C
