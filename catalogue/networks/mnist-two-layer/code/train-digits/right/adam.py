"""Adam, 100 hidden units, batches of 50, one-hot labels."""

import numpy as np


def train_digits(X, y, X_test, sheet, seed):
    rng = np.random.default_rng(seed + 1)
    images, tests = (part.reshape(len(part), -1).astype(np.float64) / 255 for part in (X, X_test))
    labels = np.eye(10)[y]
    theta = {"U": rng.normal(0, np.sqrt(2 / 256), (256, 48)), "p": np.zeros(48), "V": rng.normal(0, 0.1, (48, 10)), "q": np.zeros(10)}
    mean = {key: 0.0 for key in theta}
    square = {key: 0.0 for key in theta}
    t = 0
    while t < 700:
        order = rng.permutation(len(images))
        for part in np.array_split(order, max(1, len(order) // 32)):
            x, target = images[part], labels[part]
            sums = x @ theta["U"] + theta["p"]
            act = np.where(sums > 0, sums, 0)
            logits = act @ theta["V"] + theta["q"]
            weights = np.exp(logits - logits.max(axis=1)[:, None])
            error = (weights / weights.sum(axis=1)[:, None] - target) / len(part)
            back = np.where(sums > 0, error @ theta["V"].T, 0)
            grads = {"U": x.T @ back, "p": back.sum(0), "V": act.T @ error, "q": error.sum(0)}
            t += 1
            for key, g in grads.items():
                mean[key] = 0.9 * mean[key] + 0.1 * g
                square[key] = 0.999 * square[key] + 0.001 * g * g
                theta[key] = theta[key] - 3e-3 * (mean[key] / (1 - 0.9**t)) / (np.sqrt(square[key] / (1 - 0.999**t)) + 1e-8)
    logits = np.maximum(tests @ theta["U"] + theta["p"], 0) @ theta["V"] + theta["q"]
    return float((logits.argmax(1) != sheet).mean())
