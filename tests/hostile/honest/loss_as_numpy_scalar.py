# task: loss
# expect: accepted
import numpy as np


def loss(p, y):
    return np.mean(np.square(p - y))
