# task: softmax
# expect: accepted
import math

import numpy as np


def row(values):
    top = max(values)
    e = [math.exp(v - top) for v in values]
    return [v / sum(e) for v in e]


def softmax(x):
    if x.ndim == 1:
        return np.array(row(x.tolist()))
    return np.array([softmax(part) for part in x])
