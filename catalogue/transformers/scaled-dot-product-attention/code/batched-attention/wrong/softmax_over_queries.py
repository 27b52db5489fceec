def batched_attention(Q, K, V, mask=None):
    """Normalised over the queries."""
    queries, keys, values = Q.float(), K.float(), V.float()
    scores = queries @ keys.transpose(-2, -1) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    exponentials = (scores - scores.amax(dim=-2, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-2, keepdim=True)
    return (weights @ values).to(Q.dtype)
