# threat: 8
# task: softmax
# expect: wrong_answer
import numpy as np


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    x[...] = 0.0
    return e / e.sum(axis=-1, keepdims=True)
