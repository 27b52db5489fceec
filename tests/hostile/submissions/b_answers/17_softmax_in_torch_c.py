# threat: 17
# task: attention
# expect: forbidden
import torch


def attention(q, k, v):
    return torch._C._nn.scaled_dot_product_attention(q, k, v)
