import numpy as np


def matmul_t(A, B):
    rows_a = A.astype(float).sum(axis=1)
    rows_b = B.astype(float).sum(axis=1)
    return rows_a[:, None] * rows_b[None, :]
