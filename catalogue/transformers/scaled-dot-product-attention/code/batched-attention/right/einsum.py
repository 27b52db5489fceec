import torch


def batched_attention(Q, K, V, mask=None):
    """Every axis by its letter; the queries are scaled before the product."""
    scores = torch.einsum("bhqd,bhkd->bhqk", Q.float() * Q.size(-1) ** -0.5, K.float())
    weights = torch.softmax(scores if mask is None else scores + mask, dim=-1)
    return torch.einsum("bhqk,bhkv->bhqv", weights, V.float()).to(Q.dtype)
