import numpy as np


def unit_rows(M, eps):
    if M.dtype != np.float32:
        M = M.astype(np.float64)
    M = M / np.maximum(np.abs(M).max(axis=1, keepdims=True), M.dtype.type(eps))
    return M / np.maximum(np.sqrt((M * M).sum(axis=1, keepdims=True)), M.dtype.type(eps))


def cosine_matrix(A, B, eps=1e-12):
    return unit_rows(A, eps) @ unit_rows(B, eps).T
