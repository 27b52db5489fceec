# threat: 7, 12
# task: softmax
# expect: runtime_error,wrong_answer
import numpy as np


def softmax(x):
    return np.lib.stride_tricks.as_strided(x, (10**6,), (-4096,))
