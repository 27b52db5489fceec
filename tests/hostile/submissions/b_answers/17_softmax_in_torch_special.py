# threat: 17
# task: attention
# expect: forbidden
import torch


def attention(q, k, v):
    """Another name of what the task forbids; a policy holds only for the names it lists."""
    return torch.special.softmax(q @ k.T / q.shape[-1] ** 0.5, -1) @ v
