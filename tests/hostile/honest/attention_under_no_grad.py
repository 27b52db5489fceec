# task: attention
# expect: accepted
import torch


@torch.no_grad()
def attention(q, k, v):
    scores = torch.matmul(q, k.transpose(-2, -1)) * q.shape[-1] ** -0.5
    weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    return torch.stack([sum(w * row for w, row in zip(line, v)) for line in weights])
