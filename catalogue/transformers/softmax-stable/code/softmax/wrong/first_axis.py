import numpy as np


def softmax(x, axis=-1):
    if x.size == 0:
        return x.copy()
    exponentials = np.exp(x - x.max(axis=0, keepdims=True))
    return exponentials / exponentials.sum(axis=0, keepdims=True)
