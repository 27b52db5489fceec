import numpy as np


def covariance(X, ddof=1):
    """One row after the other (Welford): the mean and the sum of products move along."""
    n, d = X.shape
    if n <= ddof:
        raise ValueError("too few samples")
    mean, products = np.zeros(d), np.zeros((d, d))
    for k, row in enumerate(np.asarray(X, dtype=np.float64), start=1):
        before = row - mean
        mean = mean + before / k
        products += np.outer(before, row - mean)
    return products / (n - ddof)
