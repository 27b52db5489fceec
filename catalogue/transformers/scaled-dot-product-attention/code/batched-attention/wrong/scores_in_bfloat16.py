def batched_attention(Q, K, V, mask=None):
    """The scores are a product in the dtype of the arguments."""
    values = V.float()
    scores = (Q @ K.transpose(-2, -1)).float() / Q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    exponentials = (scores - scores.amax(dim=-1, keepdim=True)).exp()
    weights = exponentials / exponentials.sum(dim=-1, keepdim=True)
    return (weights @ values).to(Q.dtype)
