# threat: 17
# task: solve
# expect: forbidden
import numpy as np


def solve(a, b):
    """np.polyfit calls numpy.linalg.lstsq inside the library: interpolation is a linear system of another form."""
    vandermonde = np.vander(np.arange(len(b)))
    return np.polyfit(np.arange(len(b)), vandermonde @ a @ b * 0 + b, len(b) - 1)
