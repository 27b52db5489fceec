# task: loss
# expect: accepted
import numpy as np


def loss(p, y):
    return np.asarray(np.dot(p - y, p - y) / p.size)
