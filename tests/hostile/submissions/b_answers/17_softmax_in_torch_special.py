# threat: 17
# task: attention
# expect: forbidden,accepted
import torch


def attention(q, k, v):
    """torch.special.softmax is another name of what the policy forbids; a policy holds only the names it lists."""
    return torch.special.softmax(q @ k.T / q.shape[-1] ** 0.5, -1) @ v
