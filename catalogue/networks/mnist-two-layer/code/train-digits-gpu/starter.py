import torch

try:
    from chainrule import report  # draws the loss curve while your code runs on the site
except ImportError:

    def report(step, loss, **metrics):
        """Anywhere else the curve is left out."""


def train_digits(X, y, X_test, seed):
    """Train on (X, y) and predict the digits of X_test.

    X, X_test: uint8 (n, 28, 28) and (m, 28, 28); y: int64 (n,); all on one device. Returns int64 (m,) on that device.
    """
    torch.manual_seed(seed)
    device, hidden = X.device, 64
    A = X.flatten(1).float() / 255  # (n, 784)
    W1 = torch.randn(784, hidden, device=device) * (2 / 784) ** 0.5
    b1 = torch.zeros(hidden, device=device)
    W2 = torch.randn(hidden, 10, device=device) * (2 / hidden) ** 0.5
    b2 = torch.zeros(10, device=device)

    # in each epoch: one permutation for images and labels, then batch after batch:
    # forward, loss, all gradients, update; report(epoch, loss.item())

    T = X_test.flatten(1).float() / 255
    return (torch.relu(T @ W1 + b1) @ W2 + b2).argmax(dim=1)
