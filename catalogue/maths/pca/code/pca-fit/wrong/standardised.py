import numpy as np


def pca_fit(X, k):
    n, d = X.shape
    if n < 2 or not 0 <= k <= min(n, d):
        raise ValueError(f"no {k} components from {n} rows and {d} columns")
    X = X.astype(np.float64)
    n = len(X)
    mean = X.mean(axis=0)
    centred = X - mean
    deviation = centred.std(axis=0, ddof=1)
    centred = centred / np.where(deviation > 1e-12, deviation, 1.0)
    values, vectors = np.linalg.eigh(centred.T @ centred / (n - 1))
    variance, components = values[::-1][:k], vectors[:, ::-1][:, :k].T
    components = np.array(components)
    for row in components:
        if row[np.argmax(np.abs(row))] < 0:
            row *= -1
    return components, np.maximum(variance, 0.0), mean
