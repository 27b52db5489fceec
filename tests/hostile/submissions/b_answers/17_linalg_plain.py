# threat: 17
# task: solve
# expect: forbidden
import numpy as np


def solve(a, b):
    return np.linalg.solve(a, b)
