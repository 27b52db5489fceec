import numpy as np


def gcn_layer(A, H, W):
    """The formula as it stands, with diagonal matrices."""
    n = A.shape[0]
    loops = np.where(np.eye(n, dtype=bool), 1.0, np.asarray(A).astype(float))
    D = np.diag(loops.sum(axis=0) ** -0.5)
    Z = D @ loops @ D @ (H.astype(float) @ W.astype(float))
    return Z * (Z > 0.0)
