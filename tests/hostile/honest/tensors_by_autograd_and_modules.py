# task: tensors
# expect: accepted
import torch
from torch import nn


class Normalise(nn.Module):
    def forward(self, x):
        return nn.functional.normalize(x, dim=-1)


def normalise(x):
    x = x.clone().requires_grad_()
    y = Normalise()(x)
    y.sum().backward()
    assert x.grad is not None
    return y.detach()
