import numpy as np


def project_simplex(v):
    """The point of the probability simplex nearest to v, shape (n,), float64."""
    # 1. float64, sorted in descending order
    # 2. the largest k whose k-th entry exceeds its own theta
    # 3. lower every entry by that theta, cut off at 0
    raise NotImplementedError("project_simplex is still to be written")
