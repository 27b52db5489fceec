# task: softmax
# expect: accepted
from concurrent.futures import ThreadPoolExecutor

import numpy as np


def row(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def softmax(x):
    with ThreadPoolExecutor(max_workers=4) as pool:
        found = list(pool.map(row, np.atleast_2d(x)))
    return np.stack(found).reshape(x.shape)
