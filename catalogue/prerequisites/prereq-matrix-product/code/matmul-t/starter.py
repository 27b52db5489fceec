import numpy as np


def matmul_t(A, B):
    """A (m, n) times the transpose of B (p, n): (m, p), float64."""
    # 1. an array of zeros for the result
    # 2. for each row of A and each row of B: multiply entry by entry, add up
    raise NotImplementedError("matmul_t is still to be written")
