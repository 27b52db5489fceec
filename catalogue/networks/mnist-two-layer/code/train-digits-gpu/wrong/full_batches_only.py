import torch


def train_digits(X, y, X_test, seed):
    torch.manual_seed(seed)
    n, device = len(X), X.device
    A = X.flatten(1).float() / 255
    W1 = torch.randn(784, 64, device=device) * (2 / 784) ** 0.5
    b1 = torch.zeros(64, device=device)
    W2 = torch.randn(64, 10, device=device) * (2 / 64) ** 0.5
    b2 = torch.zeros(10, device=device)
    for epoch in range(max(8, -(-200 // -(-n // 32)))):
        order = torch.randperm(n, device=device)
        for start in range(0, n - 31, 32):
            rows = order[start : start + 32]
            x, labels = A[rows], y[rows]
            a = torch.relu(x @ W1 + b1)
            p = (a @ W2 + b2).softmax(1)
            p[torch.arange(len(rows), device=device), labels] -= 1.0
            p /= len(rows)
            d = (p @ W2.T) * (a > 0)
            W1, b1 = W1 - 0.1 * x.T @ d, b1 - 0.1 * d.sum(0)
            W2, b2 = W2 - 0.1 * a.T @ p, b2 - 0.1 * p.sum(0)
    T = X_test.flatten(1).float() / 255
    return (torch.relu(T @ W1 + b1) @ W2 + b2).argmax(1)
