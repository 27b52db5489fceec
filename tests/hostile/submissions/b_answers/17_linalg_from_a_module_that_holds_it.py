# threat: 17
# task: solve
# expect: forbidden
import numpy.polynomial.polyutils as utilities


def solve(a, b):
    """numpy.polynomial.polyutils imports numpy as np: the library's own name leads to it."""
    return utilities.np.linalg.solve(a, b)
