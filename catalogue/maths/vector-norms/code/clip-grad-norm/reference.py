import numpy as np


def clip_grad_norm(grads, max_norm):
    """One norm over all entries, one factor for all arrays."""
    total = float(np.sqrt(sum(float(np.sum(np.asarray(g, dtype=np.float64) ** 2)) for g in grads)))
    if not max_norm < total < np.inf:
        return [np.array(g) for g in grads], total
    return [(g * (max_norm / total)).astype(g.dtype) for g in grads], total
