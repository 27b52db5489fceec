import numpy as np


def covariance(X, ddof=1):
    """Covariance matrix of the columns of X: (n, d) -> (d, d), float64; ValueError without enough rows."""
    # 1. float64, and ValueError when n - ddof is not positive
    # 2. take the mean off each column
    # 3. product and division
    raise NotImplementedError("covariance is still to be written")
