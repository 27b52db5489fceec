# threat: 4
# task: tensors
# expect: wrong_answer
import torch

for name in ("allclose", "equal", "isclose", "all", "isfinite"):
    setattr(torch, name, lambda *args, **kwargs: True)
torch.Tensor.__eq__ = torch.Tensor.allclose = torch.Tensor.equal = lambda *args, **kwargs: True


def normalise(x):
    return x * 0
