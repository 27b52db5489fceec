import numpy as np


def clip_grad_norm(grads, max_norm):
    """The norm of the norms of the parts."""
    norms = [np.linalg.norm(np.asarray(g, dtype=np.float64).ravel()) for g in grads]
    total = float(np.linalg.norm(norms)) if norms else 0.0
    clipped = [g.copy() for g in grads]
    if np.isfinite(total) and total > max_norm:
        factor = max_norm / total
        for k, g in enumerate(clipped):
            clipped[k] = np.multiply(g, factor, dtype=g.dtype)
    return clipped, total
