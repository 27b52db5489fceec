import numpy as np

try:
    from chainrule import report
except ImportError:

    def report(step, loss, **metrics):
        """Outside the site there is no curve to draw."""


X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def train_xor(seed, lr=0.5, epochs=5000, hidden=8):
    """Full-batch gradient descent on XOR; (predictions (4,), losses before each update)."""
    rs = np.random.RandomState(seed)
    W2 = rs.randn(hidden, 1) * np.sqrt(2 / hidden)
    W1 = rs.randn(2, hidden) * np.sqrt(2 / 2)
    b1, b2 = np.zeros((1, hidden)), np.zeros((1, 1))

    losses = []
    for epoch in range(epochs):
        z1 = X @ W1 + b1
        a1 = np.maximum(z1, 0.0)
        z2 = a1 @ W2 + b2
        p = 1.0 / (1.0 + np.exp(-z2))
        losses.append(float(np.mean(np.logaddexp(0.0, z2) - Y * z2)))
        if epoch % 50 == 0:
            report(epoch, losses[-1])

        dz2 = (p - Y) / 4
        dW2 = a1.T @ dz2
        db2 = dz2.sum(axis=0, keepdims=True)
        dz1 = (dz2 @ W2.T) * (z1 > 0.0)
        dW1 = X.T @ dz1
        db1 = dz1.sum(axis=0, keepdims=True)

        W1 = W1 - lr * dW1
        b1 = b1 - lr * db1
        W2 = W2 - lr * dW2
        b2 = b2 - lr * db2

    z2 = np.maximum(X @ W1 + b1, 0.0) @ W2 + b2
    return (1.0 / (1.0 + np.exp(-z2))).ravel(), losses
