import numpy as np


def pca_fit(X, k):
    """(components (k, d), explained_variance (k,), mean (d,)) of the rows of X.

    Raises ValueError unless n >= 2 and 0 <= k <= min(n, d).
    """
    # 1. can k components be had from these data?
    # 2. the mean of each column, and the centred data
    # 3. eigenvectors of the covariance, or singular vectors of the centred data
    # 4. the first k, as rows, with the sign fixed
    raise NotImplementedError("pca_fit is still to be written")
