import numpy as np


def two_layer_step(params, X, y, lr):
    n = X.shape[0]

    z1 = X @ params["W1"].T + params["b1"]
    a1 = np.maximum(z1, 0.0)
    z2 = a1 @ params["W2"] + params["b2"]
    loss = float(np.mean(np.logaddexp(0.0, z2) - y * z2))

    small = np.exp(-np.abs(z2))
    p = np.where(z2 >= 0.0, 1.0, small) / (1.0 + small)
    d2 = (p - y) / n
    d1 = np.outer(d2, params["W2"]) * (z1 > 0.0)

    grads = {"W1": d1.T @ X, "b1": d1.sum(axis=0), "W2": d2 @ a1, "b2": float(d2.sum())}
    for name in grads:
        params[name] -= lr * grads[name]
    return params, grads, loss
