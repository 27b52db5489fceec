# task: attention
# expect: accepted
import math

import torch


def softmax(scores):
    e = (scores - scores.amax(-1, keepdim=True)).exp()
    return e / e.sum(-1, keepdim=True)


def attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    weights = softmax(torch.einsum("id,jd->ij", q, k) / math.sqrt(q.size(-1)))
    return torch.einsum("ij,jd->id", weights, v)
