import numpy as np


def pca_fit(X, k):
    """With numpy.cov, components picked one after the other."""
    if len(X) < 2:
        raise ValueError("a variance needs two rows")
    if k < 0 or k > len(X) or k > len(X[0]):
        raise ValueError(f"k = {k} is out of range")
    X = X.astype(float)
    values, vectors = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False)))
    components, variances = np.zeros((k, X.shape[1])), np.zeros(k)
    for place in range(k):
        vector = vectors[:, -1 - place]
        sign = 1.0 if vector.max() >= -vector.min() else -1.0
        components[place], variances[place] = sign * vector, max(0.0, values[-1 - place])
    return components, variances, np.mean(X, axis=0)
