import numpy as np


def gradient_descent(grad, theta0, lr, steps, tol=0.0):
    theta = np.array(theta0, dtype=np.float64)
    rows = [theta]
    for _ in range(steps):
        gradient = grad(theta)
        if tol > 0 and np.isfinite(gradient).all() and np.linalg.norm(gradient, 2) < tol:
            break
        theta = theta - lr * gradient
        rows.append(theta)
    return np.stack(rows)
