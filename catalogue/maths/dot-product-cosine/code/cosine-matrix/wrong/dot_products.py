import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    dtype = np.float32 if A.dtype == B.dtype == np.float32 else np.float64
    A, B = A.astype(np.float64), B.astype(np.float64)
    return (A @ B.T).astype(dtype)
