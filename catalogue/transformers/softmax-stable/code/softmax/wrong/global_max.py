import numpy as np


def softmax(x, axis=-1):
    exponentials = np.exp(x - np.max(x, initial=-np.inf))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
