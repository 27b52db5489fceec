import numpy as np


def two_layer_step(params, X, y, lr):
    """One step of gradient descent.

    params: {"W1": (H, 2), "b1": (H,), "W2": (H,), "b2": float}
    X: (n, 2), y: (n,) of 0.0 and 1.0, lr: float
    Returns (new, grads, loss): two dicts with the keys of params, and the mean loss before the step.
    """
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]

    z1 = X @ W1.T + b1  # (n, H)
    a1 = np.maximum(z1, 0.0)  # (n, H)
    z2 = a1 @ W2 + b2  # (n,)

    loss = 0.0  # the mean cross-entropy, from z2 and y
    grads = {name: 0.0 * value for name, value in params.items()}  # from the output error backwards
    new = {name: value - lr * grads[name] for name, value in params.items()}
    return new, grads, loss
