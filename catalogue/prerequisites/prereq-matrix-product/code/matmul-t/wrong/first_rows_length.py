import numpy as np


def matmul_t(A, B):
    m, n = A.shape
    C = np.zeros((m, B.shape[0]))
    for i in range(m):
        for j in range(B.shape[0]):
            for k in range(n):
                C[i, j] += float(A[i, k]) * float(B[j, k])
    return C
