# task: gradient
# expect: accepted
import torch


def gradient(w, x, y):
    total = torch.zeros_like(w)
    for row, target in zip(x, y):
        total += 2 * (row @ w - target) * row
    return total / len(y)
