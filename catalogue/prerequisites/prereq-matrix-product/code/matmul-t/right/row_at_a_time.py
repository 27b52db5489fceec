import numpy as np


def matmul_t(A, B):
    """Each row of A against all rows of B."""
    lengths = {A.shape[1], B.shape[1]}
    if len(lengths) > 1:
        raise ValueError(f"rows of different lengths: {lengths}")
    B = np.array(B, dtype=float)
    rows = [np.sum(B * np.array(row, dtype=float), axis=1) for row in A]
    return np.array(rows, dtype=float).reshape(len(A), len(B))
