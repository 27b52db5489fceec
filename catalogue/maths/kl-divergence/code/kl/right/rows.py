import math

import numpy as np


def of_row(a, b):
    if any(x > -math.inf and y == -math.inf for x, y in zip(a, b)):
        return math.inf
    return math.fsum(math.exp(x) * (x - y) for x, y in zip(a, b) if x > -math.inf)


def kl(logp, logq):
    """Row after row with plain floats."""
    shape = logp.shape
    a, b = (np.asarray(v, dtype=np.float64).reshape(-1, shape[-1]).tolist() for v in (logp, logq))
    found = [of_row(x, y) for x, y in zip(a, b)]
    return float(found[0]) if len(shape) == 1 else np.array(found).reshape(shape[:-1])
