# threat: 17
# task: gradient
# expect: forbidden
import torch


def gradient(w, x, y):
    from torch._functorch.eager_transforms import jacfwd

    return jacfwd(lambda w: ((x @ w - y) ** 2).mean())(w)
