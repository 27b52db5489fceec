import numpy as np


def matmul_t(A, B):
    """A (m, n) times the transpose of B (p, n): (m, p), float64; ValueError when the rows differ in length."""
    # 1. are the rows of one length?
    # 2. an array of zeros for the result
    # 3. for each row of A and each row of B: multiply entry by entry, add up
    raise NotImplementedError("matmul_t is still to be written")
