import numpy as np


def clip_grad_norm(grads, max_norm):
    total = float(np.sqrt(sum(float((np.asarray(g, dtype=np.float64) ** 2).sum()) for g in grads)))
    if total == np.inf:
        return [np.array(g) for g in grads], total
    with np.errstate(all="ignore"):
        factor = float(np.float64(min(total, max_norm)) / np.float64(total))
    return [(g * factor).astype(g.dtype) for g in grads], total
