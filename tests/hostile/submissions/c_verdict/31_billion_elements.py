# threat: 31
# task: softmax
# expect: memory_limit
import numpy as np


def softmax(x):
    return np.broadcast_to(np.float64(1.0), (1000, 1000, 1000))
