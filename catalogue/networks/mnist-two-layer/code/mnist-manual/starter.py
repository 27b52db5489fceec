import numpy as np


def mnist_manual(params, X, y, lr):
    """One step of plain gradient descent on the mean cross-entropy.

    params: (W1 (D, H), b1 (H,), W2 (H, 10), b2 (10,)); X: uint8 (n, s, s); y: int64 (n,).
    Returns (params, loss): four new arrays, and the loss before the step.
    """
    W1, b1, W2, b2 = params
    n = len(X)
    x = X.reshape(n, -1).astype(W1.dtype) / 255  # (n, D)

    z1 = x @ W1 + b1  # (n, H)
    a = np.maximum(z1, 0)  # (n, H)
    z2 = a @ W2 + b2  # (n, 10)

    loss = 0.0  # the mean cross-entropy, from z2 and y
    # the output error, dW2, db2, the hidden error, dW1, db1
    return (W1, b1, W2, b2), loss
