# task: attention
# expect: accepted
import torch


def softmax(x):
    e = torch.exp(x - torch.max(x, dim=-1, keepdim=True)[0])
    return e / e.sum(-1, keepdim=True)


def attention(q, k, v):
    scale = torch.tensor(1.0, requires_grad=True)
    optimiser = torch.optim.Adam([scale], lr=0.0)
    ((q * scale).sum() ** 2).backward()
    optimiser.step()
    return softmax(q @ k.mT / q.shape[-1] ** 0.5 * scale.item()) @ v
