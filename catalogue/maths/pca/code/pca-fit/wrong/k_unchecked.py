import numpy as np


def pca_fit(X, k):
    X = X.astype(np.float64)
    n = len(X)
    mean = X.mean(axis=0)
    centred = X - mean
    _, s, rows = np.linalg.svd(centred, full_matrices=False)
    variance, components = s[:k] ** 2 / max(n - 1, 1), np.array(rows[:k])
    for row in components:
        if row[np.argmax(np.abs(row))] < 0:
            row *= -1
    return components, variance, mean
