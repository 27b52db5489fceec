import numpy as np


def accumulated_gradient(theta, X, Y, micro):
    """Row after row, with a copy at the end of each micro-batch."""
    if len(X) < 1:
        raise ValueError("at least one row is needed")
    point = [float(value) for value in theta]
    total, running = [0.0] * len(point), []
    for i, (row, target) in enumerate(zip(X.tolist(), Y.tolist()), start=1):
        miss = sum(a * b for a, b in zip(row, point)) - target
        total = [value + miss * a for value, a in zip(total, row)]
        if i % micro == 0 or i == len(X):
            running.append(total)
    return np.array(total) / len(X), np.array(running)
