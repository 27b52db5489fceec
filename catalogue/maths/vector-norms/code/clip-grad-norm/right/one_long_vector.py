import numpy as np


def clip_grad_norm(grads, max_norm):
    """Everything in one long vector, cut apart again."""
    flat = np.concatenate([np.zeros(0), *[np.ravel(g).astype(np.float64) for g in grads]])
    top = np.abs(flat).max(initial=0.0)
    total = float(top * np.linalg.norm(flat / top)) if 0 < top < np.inf else float(top)
    if max_norm < total < np.inf:
        flat = flat * (max_norm / (total + 1e-6))
    clipped, start = [], 0
    for g in grads:
        clipped.append(flat[start : start + g.size].reshape(g.shape).astype(g.dtype))
        start += g.size
    return clipped, total
