import torch


def train_digits(X, y, X_test, seed):
    torch.manual_seed(seed)
    n, device = len(X), X.device
    A = X.flatten(1).float() / 255
    W, b = torch.zeros(784, 10, device=device), torch.zeros(10, device=device)
    for epoch in range(max(12, -(-200 // -(-n // 32)))):
        for rows in torch.randperm(n, device=device).split(32):
            p = (A[rows] @ W + b).softmax(1)
            p[torch.arange(len(rows), device=device), y[rows]] -= 1.0
            p /= len(rows)
            W, b = W - 0.1 * A[rows].T @ p, b - 0.1 * p.sum(0)
    return (X_test.flatten(1).float() / 255 @ W + b).argmax(1)
