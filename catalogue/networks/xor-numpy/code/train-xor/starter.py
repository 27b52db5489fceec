import numpy as np

try:
    from chainrule import report  # draws the loss curve while your code runs on the site
except ImportError:

    def report(step, loss, **metrics):
        """Anywhere else the curve is left out."""


X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])


def train_xor(seed, lr=0.5, epochs=5000, hidden=8):
    """Train a 2-hidden-1 network on XOR.

    Returns (predictions, losses): an array of shape (4,), and a list with the loss before each update.
    """
    rs = np.random.RandomState(seed)
    W1 = rs.randn(2, hidden) * np.sqrt(2 / 2)
    W2 = rs.randn(hidden, 1) * np.sqrt(2 / hidden)
    b1 = np.zeros((1, hidden))
    b2 = np.zeros((1, 1))

    losses = []
    for epoch in range(epochs):
        loss = 0.0  # forward pass, then the mean cross-entropy
        losses.append(loss)
        if epoch % 50 == 0:
            report(epoch, loss)
        # all four gradients first, then the update of W1, b1, W2, b2

    predictions = np.full(4, 0.5)  # one more forward pass, with the final parameters
    return predictions, losses
