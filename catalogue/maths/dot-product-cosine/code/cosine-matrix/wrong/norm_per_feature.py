import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    A, B = A.astype(np.float64), B.astype(np.float64)
    A = A / max(np.abs(A).max(initial=0.0), 1e-300)
    B = B / max(np.abs(B).max(initial=0.0), 1e-300)
    A = A / np.maximum(np.linalg.norm(A, axis=0), eps)
    B = B / np.maximum(np.linalg.norm(B, axis=0), eps)
    return (A @ B.T).astype(dtype)
