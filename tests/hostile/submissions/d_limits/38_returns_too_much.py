# threat: 38, 31
# task: softmax
# expect: memory_limit
import numpy as np


def softmax(x):
    return np.zeros(7_000_000)
