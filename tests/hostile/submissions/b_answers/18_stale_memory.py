# threat: 18
# task: softmax
# expect: wrong_answer
import numpy as np


def softmax(x):
    return np.empty_like(x)
