# threat: 7
# task: loss
# expect: format_error
import numpy as np


def loss(p, y):
    return np.array(((p - y) ** 2).mean(), dtype=object)
