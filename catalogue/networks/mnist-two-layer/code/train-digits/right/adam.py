"""Adam, one-hot labels, float64."""

import numpy as np


def train_digits(X, y, X_test, seed):
    rng = np.random.default_rng(seed + 1)
    n, large = len(X), len(X) > 10_000
    units, size, epochs = (512, 200, 14) if large else (100, 32, 40)
    labels = np.eye(10)[y]
    theta = {
        "U": rng.normal(0, np.sqrt(2 / 784), (784, units)),
        "p": np.zeros(units),
        "V": rng.normal(0, 0.1, (units, 10)),
        "q": np.zeros(10),
    }
    if large:
        theta, labels = {key: part.astype(np.float32) for key, part in theta.items()}, labels.astype(np.float32)
    images = X.reshape(n, 784).astype(theta["U"].dtype) / 255
    mean = {key: np.zeros_like(part) for key, part in theta.items()}
    square = {key: np.zeros_like(part) for key, part in theta.items()}
    last = max(epochs * -(-n // size), 400)
    t = 0
    while t < last:
        for part in np.array_split(rng.permutation(n), -(-n // size)):
            x = images[part]
            if large:
                x = np.roll(x.reshape(-1, 28, 28), tuple(rng.integers(-1, 2, size=2)), axis=(1, 2)).reshape(-1, 784)
            sums = x @ theta["U"] + theta["p"]
            act = np.where(sums > 0, sums, 0)
            logits = act @ theta["V"] + theta["q"]
            weights = np.exp(logits - logits.max(axis=1)[:, None])
            error = (weights / weights.sum(axis=1)[:, None] - labels[part]) / len(part)
            back = np.where(sums > 0, error @ theta["V"].T, 0)
            grads = {"U": x.T @ back, "p": back.sum(0), "V": act.T @ error, "q": error.sum(0)}
            t += 1
            rate = (1.5e-3 if large else 4e-3) * max(0.0, 1 - t / last)
            for key, g in grads.items():
                mean[key] += 0.1 * (g - mean[key])
                square[key] += 0.001 * (g * g - square[key])
                theta[key] -= rate / (1 - 0.9**t) * mean[key] / (np.sqrt(square[key] / (1 - 0.999**t)) + 1e-8)
    tests = X_test.reshape(len(X_test), 784) / 255
    return (np.maximum(tests @ theta["U"] + theta["p"], 0) @ theta["V"] + theta["q"]).argmax(1)
