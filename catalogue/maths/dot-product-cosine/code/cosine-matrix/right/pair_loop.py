import math

import numpy as np


def cosine(a, b, eps):
    """Two rows with plain floats; math.hypot scales by itself."""
    one, other = math.hypot(*a), math.hypot(*b)
    if one <= eps or other <= eps:
        return 0.0
    return sum((x / one) * (y / other) for x, y in zip(a, b))


def cosine_matrix(A, B, eps=1e-12):
    both_single = A.dtype == np.float32 and B.dtype == np.float32
    table = [[cosine(a, b, eps) for b in B.astype(float).tolist()] for a in A.astype(float).tolist()]
    return np.array(table, dtype=np.float32 if both_single else np.float64).reshape(len(A), len(B))
