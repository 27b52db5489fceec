import numpy as np


def matmul_t(A, B):
    """Three loops with plain floats."""
    m, n = A.shape
    p, length = B.shape
    if length != n:
        raise ValueError(f"{n} columns in A, {length} in B")
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            total = 0.0
            for k in range(n):
                total += float(A[i, k]) * float(B[j, k])
            C[i, j] = total
    return C
