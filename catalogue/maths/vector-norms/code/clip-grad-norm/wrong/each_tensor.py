import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    clipped = []
    for g in grads:
        norm = float(np.sqrt((np.asarray(g, dtype=np.float64) ** 2).sum()))
        clipped.append((g * (max_norm / norm)).astype(g.dtype) if max_norm < norm < np.inf else np.array(g))
    return clipped, total
