def batched_attention(Q, K, V, mask=None):
    """The sum of the exponentials divides the mixed values, not the weights; products on swapped axes."""
    kept = Q.dtype
    Q, K, V = (part.float() for part in (Q, K, V))
    scores = (K @ (Q * Q.shape[3] ** -0.5).mT).mT
    if mask is not None:
        scores = scores + mask
    top, _ = scores.max(dim=3, keepdim=True)
    exponentials = (scores - top).exp()
    return (exponentials @ V / exponentials.sum(3).unsqueeze(3)).to(kept)
