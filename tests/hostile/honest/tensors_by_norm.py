# task: tensors
# expect: accepted
import torch


def normalise(x):
    return x / torch.linalg.vector_norm(x, dim=1, keepdim=True)
