import numpy as np


def matmul_t(A, B):
    C = np.zeros((B.shape[0], A.shape[0]))
    for i in range(A.shape[0]):
        for j in range(B.shape[0]):
            C[j, i] = (A[i].astype(float) * B[j]).sum()
    return C
