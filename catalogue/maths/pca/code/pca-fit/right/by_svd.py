import numpy as np


def pca_fit(X, k):
    """Singular values of the centred data."""
    X = np.array(X, dtype=np.float64)
    if len(X) == 1 or k not in range(min(X.shape) + 1):
        raise ValueError(f"{X.shape} holds no {k} components")
    mean = X.mean(axis=0)
    _, sigma, rows = np.linalg.svd(X - mean, full_matrices=False)
    components = rows[:k]
    leading = np.take_along_axis(components, np.abs(components).argmax(axis=1)[:, None], axis=1)
    return components * np.where(leading < 0, -1.0, 1.0), sigma[:k] ** 2 / (len(X) - 1), mean
