import numpy as np


def numerical_gradient(f, x, h=1e-5):
    """Central differences: an array of the shape of x, float64."""
    p = np.array(x, dtype=np.float64)
    g = np.zeros_like(p)
    for i in np.ndindex(p.shape):
        v = p[i]
        p[i] = v + h
        up = float(f(p))
        p[i] = v - h
        down = float(f(p))
        p[i] = v
        g[i] = (up - down) / (2 * h)
    return g.ravel()
