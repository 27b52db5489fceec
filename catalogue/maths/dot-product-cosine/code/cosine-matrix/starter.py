import numpy as np


def cosine_matrix(A, B, eps=1e-12):
    """Cosines of the rows of A (n, d) with the rows of B (m, d): (n, m)."""
    # 1. each row divided by its length; what about a row of zeros, and about huge entries?
    # 2. one matrix product
    raise NotImplementedError("cosine_matrix is still to be written")
