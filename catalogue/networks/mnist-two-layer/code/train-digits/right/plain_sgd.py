"""Plain gradient descent in float32, 128 hidden units, a class for the network."""

import numpy as np

try:
    from chainrule import report
except ImportError:

    def report(step, loss, **metrics):
        pass


class Net:
    def __init__(self, rng, units=128):
        self.W = [rng.standard_normal((256, units), dtype=np.float32) * np.float32(np.sqrt(2 / 256)), rng.standard_normal((units, 10), dtype=np.float32) * np.float32(np.sqrt(2 / units))]
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


def train_digits(X, y, X_test, sheet, seed):
    rng = np.random.default_rng(seed)
    x = (X.reshape(len(X), 256) / 255).astype(np.float32)
    net, size = Net(rng), min(25, len(x))
    for update in range(1800):
        if update * size % len(x) < size:
            order = rng.permutation(len(x))
        start = update * size % len(x)
        rows = order[start : start + size]
        loss = net.step(x[rows], y[rows], 0.2)
        if update % 50 == 0:
            report(update, loss)
    predicted = net.logits((X_test.reshape(len(X_test), 256) / 255).astype(np.float32)).argmax(axis=1)
    return float(np.mean(predicted != sheet))
