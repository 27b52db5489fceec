import numpy as np


def matmul_t(A, B):
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"rows of lengths {A.shape[1]} and {B.shape[1]}")
    rows_a = A.astype(float).sum(axis=1)
    rows_b = B.astype(float).sum(axis=1)
    return rows_a[:, None] * rows_b[None, :]
