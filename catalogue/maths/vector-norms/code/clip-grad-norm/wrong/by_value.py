import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    if not max_norm < total < np.inf:
        return [np.array(g) for g in grads], total
    return [np.clip(g, -max_norm, max_norm).astype(g.dtype) for g in grads], total
