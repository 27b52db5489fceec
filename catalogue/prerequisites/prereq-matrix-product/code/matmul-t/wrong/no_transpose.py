import numpy as np


def matmul_t(A, B):
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"rows of lengths {A.shape[1]} and {B.shape[1]}")
    m, n = A.shape
    C = np.zeros((m, B.shape[1]))
    for i in range(m):
        for j in range(B.shape[1]):
            for k in range(n):
                C[i, j] += float(A[i, k]) * float(B[k, j])
    return C
