import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    if total == np.inf:
        return [np.array(g) for g in grads], total
    factor = min(1.0, max_norm / (total + 1e-6))
    return [(g * factor).astype(g.dtype) for g in grads], total
