import numpy as np

try:
    from chainrule import report
except ImportError:

    def report(step, loss, **metrics):
        """Outside the site there is no curve to draw."""


def train_digits(X, y, X_test, seed):
    """A ReLU layer, momentum and a rate that falls to 0; float32. Many images allow for more units and need shifts."""
    rng = np.random.default_rng(seed)
    large = len(X) > 10_000
    hidden, batch, rate, epochs = (512, 128, 0.08, 14) if large else (128, 32, 0.05, 30)
    epochs = max(epochs, -(-500 // -(-len(X) // batch)))
    params = initial(rng, X[0].size, hidden)
    speed = [np.zeros_like(part) for part in params]
    updates, done = epochs * -(-len(X) // batch), 0
    for epoch in range(epochs):
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), batch):
            rows = order[start : start + batch]
            x = rows_of(shifted(rng, X[rows]) if large else X[rows])
            loss, grads = gradients(params, x, y[rows])
            total += loss * len(rows) / len(X)
            step = rate * (1 - done / updates)
            for k in range(4):
                speed[k] = 0.9 * speed[k] + grads[k]
                params[k] -= np.float32(step) * speed[k]
            done += 1
        if len(X) > 100 or epoch % 20 == 0:
            report(epoch, total)
    return np.concatenate([predict(params, rows_of(part)) for part in np.array_split(X_test, -(-len(X_test) // 1000))])


def rows_of(images):
    """float32 (n, 784), pixels from 0 to 1."""
    return images.reshape(len(images), -1).astype(np.float32) / np.float32(255)


def shifted(rng, images):
    """The batch moved by up to one pixel each way: MNIST's digits stand well inside their frame."""
    return np.roll(images, tuple(rng.integers(-1, 2, size=2)), axis=(1, 2))


def initial(rng, pixels, hidden):
    W1 = rng.standard_normal((pixels, hidden), dtype=np.float32) * np.float32(np.sqrt(2 / pixels))
    W2 = rng.standard_normal((hidden, 10), dtype=np.float32) * np.float32(np.sqrt(2 / hidden))
    return [W1, np.zeros(hidden, np.float32), W2, np.zeros(10, np.float32)]


def gradients(params, x, labels):
    """The mean cross-entropy of the batch and its gradients by W1, b1, W2, b2."""
    W1, b1, W2, b2 = params
    rows = np.arange(len(x))
    a = np.maximum(x @ W1 + b1, 0)
    z = a @ W2 + b2
    z -= z.max(axis=1, keepdims=True)
    p = np.exp(z)
    sums = p.sum(axis=1, keepdims=True)
    loss = float((np.log(sums[:, 0]) - z[rows, labels]).mean())
    p /= sums
    p[rows, labels] -= 1
    p /= len(x)
    d = (p @ W2.T) * (a > 0)
    return loss, (x.T @ d, d.sum(axis=0), a.T @ p, p.sum(axis=0))


def predict(params, x):
    W1, b1, W2, b2 = params
    return (np.maximum(x @ W1 + b1, 0) @ W2 + b2).argmax(axis=1)
