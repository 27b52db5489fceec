import numpy as np


def train_digits(X, y, X_test, seed):
    rng = np.random.default_rng(seed)
    A, n = X.reshape(len(X), -1) / 255.0, len(X)
    W, b = np.zeros((784, 10)), np.zeros(10)
    for epoch in range(max(12, -(-200 // -(-n // 32)))):
        order = rng.permutation(n)
        for start in range(0, n, 32):
            rows = order[start : start + 32]
            z = A[rows] @ W + b
            p = np.exp(z - z.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            p[np.arange(len(rows)), y[rows]] -= 1.0
            p /= len(rows)
            W, b = W - 0.1 * A[rows].T @ p, b - 0.1 * p.sum(axis=0)
    return (X_test.reshape(len(X_test), -1) / 255.0 @ W + b).argmax(axis=1)
