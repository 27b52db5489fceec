import numpy as np


def unit_rows(M, eps):
    length = np.sqrt(np.abs((M * M).sum(axis=1, keepdims=True, dtype=M.dtype)))
    return M / np.maximum(length, eps)


def cosine_matrix(A, B, eps=1e-12):
    if A.dtype.kind == "f":
        dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
        A, B = A.astype(np.float64), B.astype(np.float64)
        A = A / np.maximum(np.abs(A).max(axis=1, keepdims=True), 1e-300)
        B = B / np.maximum(np.abs(B).max(axis=1, keepdims=True), 1e-300)
        return (unit_rows(A, eps) @ unit_rows(B, eps).T).astype(dtype)
    return unit_rows(A, eps) @ unit_rows(B, eps).T
