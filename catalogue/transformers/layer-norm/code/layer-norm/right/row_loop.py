import torch


def one_row(row, gamma, beta, eps):
    mean = row.sum() / row.numel()
    spread = torch.linalg.vector_norm(row - mean) ** 2 / row.numel()
    return gamma * (row - mean) / (spread + eps) ** 0.5 + beta


def layer_norm(x, gamma, beta, eps=1e-5):
    """Row after row, stacked into the shape of x."""
    rows = [one_row(row, gamma, beta, eps) for row in x.reshape(-1, x.shape[-1])]
    return torch.stack(rows).reshape(x.shape) if rows else torch.zeros_like(x)
