import numpy as np


def pca_fit(X, k):
    n, d = X.shape
    if n < 2 or not 0 <= k <= min(n, d):
        raise ValueError(f"no {k} components from {n} rows and {d} columns")
    X = np.asarray(X, dtype=np.float64)
    mean = X.mean(axis=0)
    _, s, components = np.linalg.svd(X - mean, full_matrices=False)
    components = components[:k]
    total = components.sum(axis=1, keepdims=True)
    return components * np.where(total < 0, -1.0, 1.0), s[:k] ** 2 / (len(X) - 1), mean
