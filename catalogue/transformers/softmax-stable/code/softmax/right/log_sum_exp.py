import numpy as np


def softmax(x, axis=-1):
    """Through the logarithm: log-weights are x minus its log-sum-exp."""
    x = np.asarray(x, dtype=np.float64)
    return np.exp(x - np.logaddexp.reduce(x, axis=axis, keepdims=True))
