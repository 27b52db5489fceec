import numpy as np


def self_attention(X, Wq, Wk, Wv, mask=None):
    """All sums written as einsum; the mask is added in place to scores of our own."""
    scores = np.einsum("id,dk,jl,lk->ij", X, Wq, X, Wk, optimize=True) * Wq.shape[1] ** -0.5
    if mask is not None:
        scores += mask
    scores -= np.amax(scores, axis=1)[:, None]
    weights = np.exp(scores)
    weights /= np.einsum("ij->i", weights)[:, None]
    return np.einsum("ij,jd,dk->ik", weights, X, Wv, optimize=True), weights
