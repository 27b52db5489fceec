def batched_attention(Q, K, V, mask=None):
    """Hidden where -inf, open elsewhere."""
    queries, keys, values = Q.float(), K.float(), V.float()
    scores = queries @ keys.transpose(-2, -1) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask == float("-inf"), float("-inf"))
    exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-1, keepdim=True)
    return (weights @ values).to(Q.dtype)
