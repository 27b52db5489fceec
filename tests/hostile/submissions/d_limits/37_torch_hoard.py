# threat: 37
# task: tensors
# expect: memory_limit
import torch


def normalise(x):
    hoard = []
    while True:
        hoard.append(torch.ones(1 << 20))
