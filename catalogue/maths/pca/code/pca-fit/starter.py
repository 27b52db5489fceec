import numpy as np


def pca_fit(X, k):
    """(components (k, d), explained_variance (k,), mean (d,)) of the rows of X."""
    # 1. the mean of each column, and the centred data
    # 2. eigenvectors of the covariance, or singular vectors of the centred data
    # 3. the first k, as rows, with the sign fixed
    raise NotImplementedError("pca_fit is still to be written")
