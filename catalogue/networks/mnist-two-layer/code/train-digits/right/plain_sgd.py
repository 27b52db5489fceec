"""Plain gradient descent in float32, a class for the network, a list of images drawn anew for each update."""

import numpy as np

try:
    from chainrule import report
except ImportError:

    def report(step, loss, **metrics):
        pass


class Net:
    def __init__(self, rng, units):
        self.W = [
            rng.standard_normal((784, units), dtype=np.float32) * np.float32(np.sqrt(2 / 784)),
            rng.standard_normal((units, 10), dtype=np.float32) * np.float32(np.sqrt(2 / units)),
        ]
        self.b = [np.zeros(units, np.float32), np.zeros(10, np.float32)]

    def logits(self, x):
        self.hidden = np.maximum(x @ self.W[0] + self.b[0], 0)
        return self.hidden @ self.W[1] + self.b[1]

    def step(self, x, y, rate):
        z = self.logits(x)
        z -= z.max(axis=1, keepdims=True)
        lse = np.log(np.exp(z).sum(axis=1))
        loss = float((lse - z[np.arange(len(y)), y]).mean())
        delta = np.exp(z - lse[:, None])
        delta[np.arange(len(y)), y] -= 1
        delta /= len(y)
        lower = (delta @ self.W[1].T) * (self.hidden > 0)
        self.W[1] -= rate * (self.hidden.T @ delta)
        self.b[1] -= rate * delta.sum(0)
        self.W[0] -= rate * (x.T @ lower)
        self.b[0] -= rate * lower.sum(0)
        return loss


def train_digits(X, y, X_test, seed):
    rng = np.random.default_rng(seed)
    large = len(X) > 10_000
    net, size = Net(rng, 400 if large else 128), min(64 if large else 32, len(X))
    updates, first = (15_000, 0.35) if large else (2000, 0.2)
    for update in range(updates):
        rows = rng.choice(len(X), size, replace=False, shuffle=False) if not large else rng.integers(0, len(X), size)
        images = X[rows]
        if large:
            images = np.roll(images, tuple(rng.integers(-1, 2, size=2)), axis=(1, 2))
        rate = np.float32(first * min(1.0, 1.2 - update / updates))
        loss = net.step(images.reshape(size, 784).astype(np.float32) / np.float32(255), y[rows], rate)
        if update % 50 == 0:
            report(update, loss)
    return net.logits((X_test.reshape(len(X_test), 784) / 255).astype(np.float32)).argmax(axis=1)
