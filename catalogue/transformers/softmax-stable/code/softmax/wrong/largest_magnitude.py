import numpy as np


def softmax(x, axis=-1):
    shifted = x - np.abs(x).max(axis=axis, keepdims=True, initial=0.0)
    exponentials = np.exp(shifted)
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
