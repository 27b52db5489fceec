import numpy as np


def covariance(X, ddof=1):
    columns = [np.array(column, dtype=float) for column in X.T]
    n = len(X)
    if n - ddof <= 0:
        raise ValueError("n - ddof must be positive")
    columns = [column - column.sum() / n for column in columns]
    return np.array([[np.dot(a, b) / (n - ddof) for b in columns] for a in columns])
