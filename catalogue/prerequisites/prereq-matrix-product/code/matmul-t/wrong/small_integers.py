import numpy as np


def matmul_t(A, B):
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"rows of lengths {A.shape[1]} and {B.shape[1]}")
    C = np.zeros((A.shape[0], B.shape[0]))
    for i in range(A.shape[0]):
        for j in range(B.shape[0]):
            C[i, j] = (A[i] * B[j]).sum()
    return C
