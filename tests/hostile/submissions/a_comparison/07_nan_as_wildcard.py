# threat: 7
# task: softmax
# expect: wrong_answer
import numpy as np


def softmax(x):
    return np.full(x.shape, np.nan)
