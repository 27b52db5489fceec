import numpy as np


def power_iteration(A, iters=1000, seed=0):
    """Multiply, normalise, repeat; the Rayleigh quotient at the end."""
    rng = np.random.default_rng(seed)
    v = rng.normal(size=len(A))
    v = v / np.linalg.norm(v)
    for _ in range(iters):
        w = A @ v
        length = np.linalg.norm(w)
        if length == 0:
            break
        v = w / length
    if v[np.argmax(np.abs(v))] < 0:
        v = -v
    return float(v @ A @ v), v
