import numpy as np


def gcn_layer(A, H, W):
    """One GCN layer with ReLU, in float64."""
    A = np.array(A, dtype=np.float64)
    degree = A.sum(axis=1)
    scale = np.where(degree > 0.0, 1.0 / np.sqrt(np.maximum(degree, 1.0)), 0.0)
    S = scale[:, None] * A * scale
    return np.maximum(S @ np.asarray(H, dtype=np.float64) @ np.asarray(W, dtype=np.float64), 0.0)
