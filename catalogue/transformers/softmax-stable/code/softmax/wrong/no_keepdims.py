import numpy as np


def softmax(x, axis=-1):
    exponentials = np.exp(x - x.max(axis=axis))
    return exponentials / exponentials.sum(axis=axis)
