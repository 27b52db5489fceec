import numpy as np


def gradient_descent(grad, theta0, lr, steps, tol=0.0):
    theta = np.array(theta0, dtype=np.float64)
    rows = [theta]
    for _ in range(steps):
        gradient = grad(theta)
        if np.sqrt((gradient**2).sum()) < tol:
            break
        gradient *= lr
        theta = theta - gradient
        rows.append(theta)
    return np.stack(rows)
