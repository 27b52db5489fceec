import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    mean_square = (x * x).mean(dim=-1, keepdim=True)
    return x / torch.sqrt(mean_square + eps) * gamma + beta
