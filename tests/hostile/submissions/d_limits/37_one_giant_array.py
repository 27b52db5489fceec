# threat: 37
# task: softmax
# expect: memory_limit
import numpy as np


def softmax(x):
    return np.zeros(10**12)
