import torch

try:
    from chainrule import report
except ImportError:

    def report(step, loss, **metrics):
        """Outside the site there is no curve to draw."""


def train_digits(X, y, X_test, seed):
    """A ReLU layer, momentum and a rate that falls to 0; float32. Many images allow for more units and need shifts."""
    torch.manual_seed(seed)
    large = len(X) > 10_000
    hidden, batch, rate, epochs = (512, 128, 0.08, 14) if large else (128, 32, 0.05, 30)
    epochs = max(epochs, -(-500 // -(-len(X) // batch)))
    params = initial(X.device, X[0].numel(), hidden)
    speed = [torch.zeros_like(part) for part in params]
    updates, done = epochs * -(-len(X) // batch), 0
    for epoch in range(epochs):
        total = torch.zeros((), device=X.device)
        for rows in torch.randperm(len(X), device=X.device).split(batch):
            x = rows_of(shifted(X[rows]) if large else X[rows])
            loss, grads = gradients(params, x, y[rows])
            total += loss * len(rows) / len(X)
            step = rate * (1 - done / updates)
            for part, pace, grad in zip(params, speed, grads):
                pace.mul_(0.9).add_(grad)
                part.sub_(pace, alpha=step)
            done += 1
        if len(X) > 100 or epoch % 20 == 0:
            report(epoch, total.item())
    return torch.cat([predict(params, rows_of(part)) for part in X_test.split(1000)])


def rows_of(images):
    """float32 (n, 784), pixels from 0 to 1."""
    return images.flatten(1).float() / 255


def shifted(images):
    """The batch moved by up to one pixel each way: MNIST's digits stand well inside their frame."""
    return images.roll(tuple(torch.randint(-1, 2, (2,)).tolist()), dims=(1, 2))


def initial(device, pixels, hidden):
    W1 = torch.randn(pixels, hidden, device=device) * (2 / pixels) ** 0.5
    W2 = torch.randn(hidden, 10, device=device) * (2 / hidden) ** 0.5
    return [W1, torch.zeros(hidden, device=device), W2, torch.zeros(10, device=device)]


def gradients(params, x, labels):
    """The mean cross-entropy of the batch and its gradients by W1, b1, W2, b2."""
    W1, b1, W2, b2 = params
    a = torch.relu(x @ W1 + b1)
    log_p = torch.log_softmax(a @ W2 + b2, dim=1)
    true = labels[:, None]
    loss = -log_p.gather(1, true).mean()
    error = log_p.exp()
    error.scatter_add_(1, true, torch.full_like(error[:, :1], -1.0))
    error /= len(x)
    back = (error @ W2.T) * (a > 0)
    return loss, (x.T @ back, back.sum(0), a.T @ error, error.sum(0))


def predict(params, x):
    W1, b1, W2, b2 = params
    return (torch.relu(x @ W1 + b1) @ W2 + b2).argmax(1)
