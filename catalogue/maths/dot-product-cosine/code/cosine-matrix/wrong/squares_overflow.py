import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    A, B = A.astype(np.float64), B.astype(np.float64)
    A = A / np.maximum(np.sqrt((A**2).sum(axis=1, keepdims=True)), eps)
    B = B / np.maximum(np.sqrt((B**2).sum(axis=1, keepdims=True)), eps)
    return (A @ B.T).astype(dtype)
