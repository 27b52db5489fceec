import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    """Layer normalisation over the last dimension (Ba, Kiros and Hinton 2016)."""
    deviations = x - x.mean(dim=-1, keepdim=True)
    variance = (deviations * deviations).mean(dim=-1, keepdim=True)
    return deviations / torch.sqrt(variance + eps) * gamma + beta
