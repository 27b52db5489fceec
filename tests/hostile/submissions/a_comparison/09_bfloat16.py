# threat: 9
# task: tensors
# expect: format_error
import torch


def normalise(x):
    x = x.to(torch.bfloat16)
    return x / (x * x).sum(dim=-1, keepdim=True).sqrt()
