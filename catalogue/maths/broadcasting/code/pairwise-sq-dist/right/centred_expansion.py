import numpy as np


def pairwise_sq_dist(X, Y):
    """The expanded square after a common centre was taken away; rounding below 0 is clipped."""
    X, Y = np.array(X, dtype=np.float64), np.array(Y, dtype=np.float64)
    if X.size and Y.size:
        centre = np.concatenate([X, Y]).mean(axis=0)
        X, Y = X - centre, Y - centre
    squares = np.sum(X * X, axis=1)[:, None] + np.sum(Y * Y, axis=1)
    return np.clip(squares - 2 * (X @ Y.T), 0, None)
