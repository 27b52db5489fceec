import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    A, B = A.astype(np.float64), B.astype(np.float64)
    A = A / np.abs(A).max(axis=1, keepdims=True)
    B = B / np.abs(B).max(axis=1, keepdims=True)
    return (A @ B.T / (np.linalg.norm(A, axis=1)[:, None] * np.linalg.norm(B, axis=1))).astype(dtype)
