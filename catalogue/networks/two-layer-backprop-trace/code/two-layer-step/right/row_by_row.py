"""One example after the other, with plain Python numbers."""

import math

import numpy as np


def two_layer_step(params, X, y, lr):
    hidden, n = len(params["b1"]), len(X)
    dW1, db1, dW2, db2 = np.zeros((hidden, 2)), np.zeros(hidden), np.zeros(hidden), 0.0
    loss = 0.0
    for x, label in zip(X, y):
        sums = [float(params["W1"][j] @ x + params["b1"][j]) for j in range(hidden)]
        logit = sum(max(s, 0.0) * float(w) for s, w in zip(sums, params["W2"])) + params["b2"]
        loss += max(logit, 0.0) - label * logit + math.log1p(math.exp(-abs(logit)))
        error = sigmoid(logit) - label
        db2 += error / n
        for j, s in enumerate(sums):
            if s > 0.0:
                dW2[j] += error * s / n
                dW1[j] += error * params["W2"][j] * x / n
                db1[j] += error * params["W2"][j] / n
    grads = {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}
    return {k: params[k] - lr * g for k, g in grads.items()}, grads, float(loss / n)


def sigmoid(z):
    if z >= 0.0:
        return 1.0 / (1.0 + math.exp(-z))
    return math.exp(z) / (1.0 + math.exp(z))
