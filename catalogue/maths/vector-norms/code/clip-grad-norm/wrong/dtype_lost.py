import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    factor = np.float64(max_norm / total) if max_norm < total < np.inf else np.float64(1.0)
    return [np.asarray(g, dtype=np.float64) * factor for g in grads], total
