import numpy as np


def gradient_descent(grad, theta0, lr, steps, tol=0.0):
    """A table for the longest run, cut at the end."""
    path = np.empty((steps + 1, *theta0.shape))
    path[0] = theta0
    made = 0
    with np.errstate(all="ignore"):
        while made < steps:
            g = grad(path[made])
            if np.linalg.norm(np.ravel(g)) < tol:
                break
            path[made + 1] = path[made] + (-lr) * g
            made += 1
    return path[: made + 1].copy()
