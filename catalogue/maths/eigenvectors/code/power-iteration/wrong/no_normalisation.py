import numpy as np


def power_iteration(A, iters=1000, seed=0):
    rng = np.random.default_rng(seed)
    v = rng.normal(size=len(A))
    v = v / np.linalg.norm(v)
    for _ in range(iters):
        v = A @ v
    length = np.linalg.norm(v)
    v = v / length if length > 0 else v
    if v[np.argmax(np.abs(v))] < 0:
        v = -v
    return float(v @ A @ v), v
