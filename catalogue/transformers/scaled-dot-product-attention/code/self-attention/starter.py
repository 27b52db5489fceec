import numpy as np


def self_attention(X, Wq, Wk, Wv, mask=None):
    """One attention head: (output, weights) for one sequence."""
    # 1. queries, keys, values
    # 2. scaled scores, and the mask where there is one
    # 3. softmax over the keys
    # 4. mix the values
    raise NotImplementedError("self_attention is still to be written")
