import numpy as np


def softmax(x, axis=-1):
    exponentials = np.exp(np.clip(x, -500.0, 500.0).astype(np.float64))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)
