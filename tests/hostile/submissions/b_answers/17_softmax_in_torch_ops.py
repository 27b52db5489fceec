# threat: 17
# task: attention
# expect: forbidden
import torch


def attention(q, k, v):
    """torch.ops.aten holds every operator by name."""
    return torch.ops.aten._softmax(q @ k.T / q.shape[-1] ** 0.5, -1, False) @ v
