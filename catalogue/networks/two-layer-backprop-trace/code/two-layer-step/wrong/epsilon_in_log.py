import numpy as np


def two_layer_step(params, X, y, lr):
    """One step of gradient descent on the mean cross-entropy of a ReLU-sigmoid network."""
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = X.shape[0]

    z1 = X @ W1.T + b1
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ W2 + b2

    small = np.exp(-np.abs(z2))
    p = np.where(z2 >= 0.0, 1.0, small) / (1.0 + small)
    loss = float(-np.mean(y * np.log(p + 1e-8) + (1.0 - y) * np.log(1.0 - p + 1e-8)))
    d2 = (p - y) / n
    d1 = np.outer(d2, W2) * (z1 > 0.0)

    grads = {"W1": d1.T @ X, "b1": d1.sum(axis=0), "W2": d2 @ a1, "b2": float(d2.sum())}
    new = {name: params[name] - lr * grads[name] for name in grads}
    return new, grads, loss
