import numpy as np


def two_layer_mse_grads(X, Yp, W1, W2):
    """Sum of squares divided by the rows, and the gradients of both weights."""
    if len(X) == 0:
        raise ValueError("no rows to average over")
    n = len(X)
    Z = X @ W1
    H = np.maximum(Z, 0.0)
    D = H @ W2 - Yp
    loss = float((D.astype(np.float64) ** 2).sum() / n)
    E = 2.0 * D / n
    dW2 = H.T @ E
    dW1 = H.T @ ((E @ W2.T) * (Z > 0.0))
    return loss, dW1.astype(X.dtype), dW2.astype(X.dtype)
