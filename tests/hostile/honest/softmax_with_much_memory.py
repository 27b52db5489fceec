# task: softmax
# expect: accepted
import numpy as np

TABLE = np.ones(5 * 2**20)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True) * TABLE.mean()
