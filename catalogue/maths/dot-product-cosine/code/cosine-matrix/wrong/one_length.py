import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    A, B = A.astype(np.float64), B.astype(np.float64)
    largest = np.maximum(np.abs(A).max(axis=1, keepdims=True), 1e-300)
    A = A / largest
    A = A / np.maximum(np.linalg.norm(A, axis=1, keepdims=True), eps)
    return (A @ B.T).astype(dtype)
