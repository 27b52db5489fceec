# threat: 17
# task: solve
# expect: forbidden
import numpy as np


def solve(a, b):
    """np.matrix(a).I calls numpy.linalg.inv inside the library."""
    return np.asarray(np.matrix(a).I @ b).ravel()
