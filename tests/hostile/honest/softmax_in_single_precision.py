# task: softmax
# expect: accepted
import numpy as np


def softmax(x):
    e = np.exp((x - x.max(axis=-1, keepdims=True)).astype(np.float32))
    return e / e.sum(axis=-1, keepdims=True)
