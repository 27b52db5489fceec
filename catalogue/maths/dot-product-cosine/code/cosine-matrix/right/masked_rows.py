import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    """Only rows that are not zero are divided."""
    def normal(M):
        M = np.array(M, dtype=np.float64)
        top = np.max(np.abs(M), axis=1)
        used = top > 0
        M[used] /= top[used, None]
        M[used] /= np.linalg.norm(M[used], axis=1)[:, None]
        return M

    C = np.einsum("ik,jk->ij", normal(A), normal(B))
    return C.astype(np.result_type(A.dtype, B.dtype) if A.dtype == B.dtype == np.float32 else np.float64)
