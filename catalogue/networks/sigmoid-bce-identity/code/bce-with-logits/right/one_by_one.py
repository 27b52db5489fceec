import math

import numpy as np


def bce_with_logits(z, y, weight=None):
    """One example after the other."""
    if len(z) < 1:
        raise ValueError("at least one example is needed")
    total, slopes = 0.0, []
    for i, (logit, label) in enumerate(zip(z.tolist(), y.tolist())):
        w = 1.0 if weight is None else float(weight[i])
        small = math.exp(-abs(logit))
        p = (1.0 if logit >= 0.0 else small) / (1.0 + small)
        total += w * (max(logit, 0.0) - label * logit + math.log1p(small))
        slopes.append(w * (p - label) / len(z))
    return total / len(z), np.array(slopes, dtype=z.dtype)
