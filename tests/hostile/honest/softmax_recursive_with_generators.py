# task: softmax
# expect: accepted
from functools import lru_cache, reduce
from itertools import chain

import numpy as np


@lru_cache(maxsize=None)
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def rows(x):
    yield from ([x] if x.ndim == 1 else chain.from_iterable(rows(part) for part in x))


def softmax(x):
    assert depth(300) == 300
    parts = []
    for row in rows(x):
        total = reduce(lambda a, b: a + b, (np.exp(v - max(row)) for v in row), 0.0)
        parts.append([np.exp(v - max(row)) / total for v in row])
    return np.reshape(parts, x.shape)
