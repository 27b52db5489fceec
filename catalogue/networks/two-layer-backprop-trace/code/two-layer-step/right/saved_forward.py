"""Forward and backward as two functions, layer arrays kept as columns; new arrays by np.subtract."""

import numpy as np


def forward(params, X):
    pre = params["W1"] @ X.T + params["b1"].reshape(-1, 1)
    act = pre.clip(min=0.0)
    return pre, act, params["W2"].reshape(1, -1) @ act + params["b2"]


def backward(params, X, y, pre, act, logit):
    signed = np.where(y == 1.0, -logit[0], logit[0])
    size = np.exp(-np.logaddexp(0.0, -signed))
    delta2 = np.where(y == 1.0, -size, size).reshape(1, -1) / y.size
    delta1 = params["W2"].reshape(-1, 1) * delta2
    delta1[pre <= 0.0] = 0.0
    grads = {
        "b2": delta2.sum().item(),
        "W2": (delta2 @ act.T).ravel(),
        "b1": delta1 @ np.ones(y.size),
        "W1": delta1 @ X,
    }
    return grads, float(np.logaddexp(0.0, signed).mean())


def two_layer_step(params, X, y, lr):
    saved = forward(params, X)
    grads, loss = backward(params, X, y, *saved)
    new = {key: np.subtract(params[key], np.multiply(lr, grads[key])) for key in params}
    return new, grads, loss
