import numpy as np


def pca_fit(X, k):
    n, d = X.shape
    if n < 2 or not 0 <= k <= min(n, d):
        raise ValueError(f"no {k} components from {n} rows and {d} columns")
    X = np.asarray(X, dtype=np.float64)
    mean = X.mean(axis=0)
    _, s, components = np.linalg.svd(X - mean, full_matrices=False)
    components = components[:k]
    largest = np.take_along_axis(components, np.abs(components).argmax(axis=1)[:, None], axis=1)
    variance = s**2 / (len(X) - 1)
    return components * np.where(largest < 0, -1.0, 1.0), variance[:k] / max(variance.sum(), 1e-300), mean
