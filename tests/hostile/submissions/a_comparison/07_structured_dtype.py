# threat: 7, 31
# task: softmax
# expect: format_error
import numpy as np


def softmax(x):
    return np.zeros(x.shape, dtype=[("value", "f8"), ("shape", "O")])
