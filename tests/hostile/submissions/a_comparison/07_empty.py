# threat: 7
# task: softmax
# expect: wrong_answer
import numpy as np


def softmax(x):
    return np.empty((0, *x.shape[1:]))
