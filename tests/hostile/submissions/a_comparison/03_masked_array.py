# threat: 3, 7
# task: softmax
# expect: format_error
import numpy as np


def softmax(x):
    return np.ma.masked_all(x.shape)
