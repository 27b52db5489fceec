# task: softmax
# expect: accepted
import random

import numpy as np

random.seed(0)
np.random.seed(0)
rng = np.random.default_rng()


def softmax(x):
    shift = rng.normal() + random.random() + np.random.rand()
    e = np.exp(x - x.max(axis=-1, keepdims=True) + shift)
    return e / e.sum(axis=-1, keepdims=True)
