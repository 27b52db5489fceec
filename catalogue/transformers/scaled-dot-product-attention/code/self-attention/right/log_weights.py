import numpy as np


def self_attention(X, Wq, Wk, Wv, mask=None):
    """Queries scaled before the product, weights through their logarithm, everything in float64."""
    X, Wq, Wk, Wv = (np.asarray(part, dtype=np.float64) for part in (X, Wq, Wk, Wv))
    mask = np.zeros((len(X), len(X))) if mask is None else mask
    scores = np.matmul(X @ Wq / np.sqrt(Wq.shape[-1]), np.transpose(X @ Wk)) + mask
    weights = np.exp(scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True))
    return tuple([weights @ (X @ Wv), weights])
