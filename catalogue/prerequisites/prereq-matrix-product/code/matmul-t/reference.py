import numpy as np


def matmul_t(A, B):
    """Every row of A times every row of B, summed over the last axis."""
    if A.shape[1] != B.shape[1]:
        raise ValueError(f"rows of lengths {A.shape[1]} and {B.shape[1]}")
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    return (A[:, None, :] * B[None, :, :]).sum(axis=-1)
