# threat: 18
# task: tensors
# expect: wrong_answer
import torch


def normalise(x):
    found = [torch.empty_like(x) for _ in range(20)]
    return found[-1]
