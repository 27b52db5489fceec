"""Adam, one-hot labels; a generator of its own on the CPU."""

import torch


def train_digits(X, y, X_test, seed):
    rng = torch.Generator().manual_seed(seed)
    n, device, large = len(X), X.device, len(X) > 10_000
    units, size, epochs = (512, 200, 14) if large else (100, 32, 40)
    U = (torch.randn(784, units, generator=rng) * (2 / 784) ** 0.5).to(device)
    V = (torch.randn(units, 10, generator=rng) * 0.1).to(device)
    theta = [U, U.new_zeros(units), V, V.new_zeros(10)]
    mean, square = ([torch.zeros_like(part) for part in theta] for _ in range(2))
    targets = torch.eye(10, device=device)[y]
    last, t = max(epochs * -(-n // size), 400), 0
    while t < last:
        for rows in torch.randperm(n, generator=rng).to(device).split(size):
            images = X[rows]
            if large:
                images = images.roll(tuple(torch.randint(-1, 2, (2,), generator=rng).tolist()), dims=(1, 2))
            x = images.reshape(len(rows), 784) / 255
            U, p, V, q = theta
            sums = x @ U + p
            act = sums.clamp(min=0)
            error = ((act @ V + q).softmax(1) - targets[rows]) / len(rows)
            back = torch.where(sums > 0, error @ V.T, 0)
            t += 1
            rate = (1.5e-3 if large else 4e-3) * max(0.0, 1 - t / last)
            for k, g in enumerate((x.T @ back, back.sum(0), act.T @ error, error.sum(0))):
                mean[k] = mean[k] + 0.1 * (g - mean[k])
                square[k] = square[k] + 0.001 * (g * g - square[k])
                theta[k] = theta[k] - rate * (mean[k] / (1 - 0.9**t)) / ((square[k] / (1 - 0.999**t)).sqrt() + 1e-8)
    U, p, V, q = theta
    return ((X_test.reshape(-1, 784) / 255 @ U + p).clamp(min=0) @ V + q).argmax(1)
