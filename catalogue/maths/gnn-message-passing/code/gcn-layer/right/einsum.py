import numpy as np


def gcn_layer(A, H, W):
    """Messages by einsum, self-loops as a maximum."""
    loops = np.maximum(np.asarray(A, dtype=np.float64), np.eye(len(A)))
    root = np.sqrt(np.einsum("ij->i", loops))
    S = np.divide(loops, np.multiply.outer(root, root))
    Z = np.einsum("ij,jd,dk->ik", S, H.astype(np.float64), W.astype(np.float64))
    return np.where(Z > 0.0, Z, 0.0)
