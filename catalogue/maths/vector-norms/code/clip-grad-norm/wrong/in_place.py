import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    if max_norm < total < np.inf:
        for g in grads:
            g *= max_norm / total
    return [np.array(g) for g in grads], total
