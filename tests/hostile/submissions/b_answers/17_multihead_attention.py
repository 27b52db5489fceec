# threat: 17
# task: attention
# expect: forbidden
import torch


def attention(q, k, v):
    return torch.nn.functional.scaled_dot_product_attention(q[None], k[None], v[None])[0]
