import numpy as np


def accumulated_gradient(theta, X, Y, micro):
    if len(X) == 0:
        raise ValueError("a batch of no rows has no mean gradient")
    theta, X, Y = (np.asarray(value, dtype=np.float64) for value in (theta, X, Y))
    total, running = np.zeros_like(theta), []
    for start in range(0, len(X), micro):
        rows, targets = X[start : start + micro], Y[start : start + micro]
        total = total + rows.T @ (rows @ theta - targets)
        running.append(
            sum(
                (
                    X[s : s + micro].T @ (X[s : s + micro] @ theta - Y[s : s + micro]) / len(X[s : s + micro])
                    for s in range(0, start + 1, micro)
                ),
                np.zeros_like(theta),
            )
        )
    return total / len(X), np.stack(running)
