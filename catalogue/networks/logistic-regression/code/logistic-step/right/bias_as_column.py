import numpy as np


def logistic_step(w, b, X, y, lr):
    """The bias is a weight on a column of ones; signed logits."""
    X1 = np.column_stack([X.astype(np.float64), np.ones(len(X))])
    w1 = np.append(w.astype(np.float64), b)
    sign = np.where(np.asarray(y) > 0, 1.0, -1.0)
    margin = sign * (X1 @ w1)
    loss = np.logaddexp(0.0, -margin).mean()
    weight = np.exp(-np.logaddexp(0.0, margin))  # probability of the wrong label
    w1 = w1 + lr * (sign * weight) @ X1 / len(X)
    return w1[:-1].astype(w.dtype), float(w1[-1]), float(loss)
