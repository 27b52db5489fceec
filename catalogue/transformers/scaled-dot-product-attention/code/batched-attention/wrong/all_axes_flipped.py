def batched_attention(Q, K, V, mask=None):
    """The transpose turns round the batch and the heads too."""
    queries, keys, values = Q.float(), K.float(), V.float()
    scores = queries @ keys.permute(3, 2, 1, 0) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-1, keepdim=True)
    return (weights @ values).to(Q.dtype)
