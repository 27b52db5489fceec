import numpy as np


def gradient_descent(grad, theta0, lr, steps, tol=0.0):
    """One working array, a copy of it for every row."""
    theta = theta0.astype(float)
    rows = [theta.copy()]
    for _ in range(steps):
        g = grad(theta)
        if float(np.vdot(g, g)) ** 0.5 < tol:
            return np.array(rows)
        theta -= lr * g
        rows.append(theta.copy())
    return np.array(rows)
