def batched_attention(Q, K, V, mask=None):
    """Scaled dot-product attention over the last two axes (Vaswani et al. 2017, equation 1), computed in float32."""
    queries, keys, values = Q.float(), K.float(), V.float()
    scores = queries @ keys.transpose(-2, -1) / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-1, keepdim=True)
    return (weights @ values).to(Q.dtype)
