import numpy as np


def power_iteration(A, iters=1000, seed=0):
    """The matrix is scaled first, which changes no direction."""
    size = np.abs(A).max()
    scaled = A / size if size > 0 else A.copy()
    v = np.random.default_rng(seed).normal(size=A.shape[0])
    v /= np.sqrt(v @ v)
    k = 0
    while k < iters and size > 0:
        v = scaled.dot(v)
        v /= np.sqrt(v.dot(v))
        k += 1
    largest = v[np.abs(v).argmax()]
    return v.dot(A).dot(v), v if largest > 0 else -v
