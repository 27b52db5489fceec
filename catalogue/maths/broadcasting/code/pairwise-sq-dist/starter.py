import numpy as np


def pairwise_sq_dist(X, Y):
    """Squared distances of the rows of X (n, d) to the rows of Y (m, d): (n, m), float64."""
    # 1. float64
    # 2. an axis for the other array's rows, then the difference: (n, m, d)
    # 3. squares, summed over the features
    raise NotImplementedError("pairwise_sq_dist is still to be written")
