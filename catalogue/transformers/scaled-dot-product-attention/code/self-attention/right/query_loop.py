import numpy as np


def self_attention(X, Wq, Wk, Wv, mask=None):
    """One query at a time; hidden keys are left out instead of getting -inf."""
    seq, d_k = len(X), Wq.shape[1]
    keys, values = X @ Wk, X @ Wv
    weights = np.zeros((seq, seq))
    for i in range(seq):
        is_open = np.ones(seq, dtype=bool) if mask is None else mask[i] == 0
        scores = keys[is_open] @ (X[i] @ Wq) / np.sqrt(d_k)
        exponentials = np.exp(scores - scores.max())
        weights[i, is_open] = exponentials / exponentials.sum()
    return weights @ values, weights
