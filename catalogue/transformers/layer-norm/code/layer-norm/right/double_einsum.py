import torch


def layer_norm(x, gamma, beta, eps=1e-5):
    """Sums by einsum in float64, back to the dtype of x at the end."""
    wide = x.double()
    features = wide.shape[-1]
    deviations = wide - (torch.einsum("...d->...", wide) / features).unsqueeze(-1)
    variance = torch.einsum("...d,...d->...", deviations, deviations) / features
    normalised = deviations * (variance + eps).pow(-0.5).unsqueeze(-1)
    return (normalised * gamma + beta).to(x.dtype)
