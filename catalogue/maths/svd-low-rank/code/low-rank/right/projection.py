import numpy as np


def low_rank(A, k):
    """A projected onto the leading eigenvectors of its Gram matrix."""
    values, vectors = np.linalg.eigh(A.T @ A)
    leading = vectors[:, ::-1][:, :k]
    approximation = A @ leading @ leading.T
    return approximation, float(np.sqrt(((A - approximation) ** 2).sum()))
