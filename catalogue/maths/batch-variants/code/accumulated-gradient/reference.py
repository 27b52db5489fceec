import numpy as np


def accumulated_gradient(theta, X, Y, micro):
    """Sums over consecutive rows at unchanged parameters, one division by the number of rows."""
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    theta, X, Y = (np.asarray(value, dtype=np.float64) for value in (theta, X, Y))
    total, running = np.zeros_like(theta), []
    for start in range(0, len(X), micro):
        rows, targets = X[start : start + micro], Y[start : start + micro]
        total = total + rows.T @ (rows @ theta - targets)
        running.append(total)
    return total / len(X), np.stack(running)
