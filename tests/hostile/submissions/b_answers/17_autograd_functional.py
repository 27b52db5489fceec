# threat: 17
# task: gradient
# expect: forbidden
import torch


def gradient(w, x, y):
    return torch.func.grad(lambda w: ((x @ w - y) ** 2).mean())(w)
