import numpy as np


def softmax(x, axis=-1):
    exponentials = np.exp(x - x.mean(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
