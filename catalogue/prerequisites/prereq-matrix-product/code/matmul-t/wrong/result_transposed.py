import numpy as np


def matmul_t(A, B):
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"rows of lengths {A.shape[1]} and {B.shape[1]}")
    C = np.zeros((B.shape[0], A.shape[0]))
    for i in range(A.shape[0]):
        for j in range(B.shape[0]):
            C[j, i] = (A[i].astype(float) * B[j]).sum()
    return C
