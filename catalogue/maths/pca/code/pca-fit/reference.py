import numpy as np


def pca_fit(X, k):
    """Eigenvectors of the covariance, largest eigenvalue first."""
    n, d = X.shape
    if n < 2 or not 0 <= k <= min(n, d):
        raise ValueError(f"no {k} components from {n} rows and {d} columns")
    X = np.asarray(X, dtype=np.float64)
    mean = X.mean(axis=0)
    centred = X - mean
    values, vectors = np.linalg.eigh(centred.T @ centred / (len(X) - 1))
    order = np.argsort(values)[::-1][:k]
    components = vectors[:, order].T.copy()
    for row in components:
        if row[np.argmax(np.abs(row))] < 0:
            row *= -1.0
    return components, np.maximum(values[order], 0.0), mean
