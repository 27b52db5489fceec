def batched_attention(Q, K, V, mask=None):
    """Scores divided by d."""
    queries, keys, values = Q.float(), K.float(), V.float()
    scores = queries @ keys.transpose(-2, -1) / Q.shape[-1]
    if mask is not None:
        scores = scores + mask
    exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-1, keepdim=True)
    return (weights @ values).to(Q.dtype)
