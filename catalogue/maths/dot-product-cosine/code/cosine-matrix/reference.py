import numpy as np


def unit_rows(M, eps):
    """Rows of length 1, zero rows as they are; scaled by their largest magnitude before anything is squared."""
    M = np.asarray(M, dtype=np.float64)
    largest = np.abs(M).max(axis=1, keepdims=True)
    M = M / np.where(largest > 0, largest, 1.0)
    return M / np.maximum(np.sqrt((M * M).sum(axis=1, keepdims=True)), eps)


def cosine_matrix(A, B, eps=1e-12):
    """All pairwise cosines, clipped to [-1, 1]."""
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    return np.clip(unit_rows(A, eps) @ unit_rows(B, eps).T, -1.0, 1.0).astype(dtype)
