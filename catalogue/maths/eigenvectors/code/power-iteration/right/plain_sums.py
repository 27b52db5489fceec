import math

import numpy as np


def power_iteration(A, iters=1000, seed=0):
    """Lists and sums."""
    rows = A.tolist()
    v = np.random.default_rng(seed).normal(size=len(rows)).tolist()
    v = [x / math.hypot(*v) for x in v]
    for _ in range(iters):
        image = [sum(a * x for a, x in zip(row, v)) for row in rows]
        length = math.hypot(*image)
        v = [x / length for x in image] if length else v
    value = sum(x * sum(a * y for a, y in zip(row, v)) for row, x in zip(rows, v))
    sign = math.copysign(1.0, max(v, key=abs))
    return value, sign * np.array(v)
