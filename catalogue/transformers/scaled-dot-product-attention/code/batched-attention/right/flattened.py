import torch


def batched_attention(Q, K, V, mask=None):
    """Batch and heads as one axis; weights through their logarithm, rounded to the values' dtype before they mix them."""
    B, H, Tq, d = Q.shape
    Tk = K.shape[2]
    scores = torch.bmm(Q.reshape(B * H, Tq, d).float(), K.reshape(B * H, Tk, d).float().permute(0, 2, 1))
    scores = scores.view(B, H, Tq, Tk).div_(d**0.5)
    if mask is not None:
        scores += mask
    weights = (scores - scores.logsumexp(3, keepdim=True)).exp().to(V.dtype)
    return torch.matmul(weights, V)
