"""Plain gradient descent, a class for the network, images drawn anew for each update."""

import torch

from chainrule import report


class Net:
    def __init__(self, units, device):
        self.W = [torch.randn(784, units, device=device) * (2 / 784) ** 0.5, torch.randn(units, 10, device=device) * (2 / units) ** 0.5]
        self.b = [torch.zeros(units, device=device), torch.zeros(10, device=device)]

    def logits(self, x):
        self.hidden = torch.relu(torch.addmm(self.b[0], x, self.W[0]))
        return torch.addmm(self.b[1], self.hidden, self.W[1])

    def step(self, x, y, rate):
        z = self.logits(x)
        delta = z.softmax(1)
        each = torch.arange(len(y), device=y.device)
        loss = (z.logsumexp(1) - z[each, y]).mean()
        delta[each, y] -= 1
        delta /= len(y)
        lower = (delta @ self.W[1].T) * (self.hidden > 0)
        for layer, (inputs, error) in enumerate(((x, lower), (self.hidden, delta))):
            self.W[layer] -= rate * (inputs.T @ error)
            self.b[layer] -= rate * error.sum(0)
        return loss


def train_digits(X, y, X_test, seed):
    torch.manual_seed(seed)
    large = len(X) > 10_000
    net, size = Net(400 if large else 128, X.device), min(64 if large else 32, len(X))
    updates, first = (15_000, 0.35) if large else (2000, 0.2)
    for update in range(updates):
        if large:
            rows = torch.randint(len(X), (size,), device=X.device)
            images = X[rows].roll(tuple(torch.randint(-1, 2, (2,)).tolist()), dims=(1, 2))
        else:
            rows = torch.randperm(len(X), device=X.device)[:size]
            images = X[rows]
        loss = net.step(images.view(size, 784) / 255.0, y[rows], first * min(1.0, 1.2 - update / updates))
        if update % 50 == 0:
            report(update, float(loss))
    return net.logits(X_test.view(len(X_test), 784) / 255.0).argmax(dim=1)
