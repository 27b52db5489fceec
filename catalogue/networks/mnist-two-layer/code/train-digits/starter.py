import numpy as np

try:
    from chainrule import report  # draws the loss curve while your code runs on the site
except ImportError:

    def report(step, loss, **metrics):
        """Anywhere else the curve is left out."""


def train_digits(X, y, X_test, seed):
    """Train on (X, y) and predict the digits of X_test.

    X, X_test: uint8 (n, 28, 28) and (m, 28, 28); y: int64 (n,). Returns int64 (m,).
    """
    rng = np.random.default_rng(seed)
    A = X.reshape(len(X), -1) / 255.0  # (n, 784)
    hidden = 64
    W1 = rng.normal(size=(784, hidden)) * np.sqrt(2 / 784)
    b1 = np.zeros(hidden)
    W2 = rng.normal(size=(hidden, 10)) * np.sqrt(2 / hidden)
    b2 = np.zeros(10)

    # in each epoch: one permutation for images and labels, then batch after batch:
    # forward, loss, all gradients, update; report(epoch, loss)

    T = X_test.reshape(len(X_test), -1) / 255.0
    return (np.maximum(T @ W1 + b1, 0.0) @ W2 + b2).argmax(axis=1)
