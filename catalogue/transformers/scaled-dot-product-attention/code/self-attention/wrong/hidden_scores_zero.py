import numpy as np


def softmax_over_keys(scores):
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def self_attention(X, Wq, Wk, Wv, mask=None):
    queries, keys, values = X @ Wq, X @ Wk, X @ Wv
    scores = queries @ keys.T / np.sqrt(queries.shape[-1])
    if mask is not None:
        scores = np.where(np.isneginf(mask), 0.0, scores)
    weights = softmax_over_keys(scores)
    return weights @ values, weights
