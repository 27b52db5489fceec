import numpy as np


def softmax(x, axis=-1):
    """Softmax along axis with the maximum of each row subtracted: exponents are at most 0."""
    exponentials = np.exp(x - x.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
