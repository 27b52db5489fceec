# threat: 9
# task: softmax
# expect: wrong_answer,partial
import numpy as np


def softmax(x):
    e = np.exp((x - x.max(axis=-1, keepdims=True)).astype(np.float16))
    return e / e.sum(axis=-1, keepdims=True)
