# threat: 31, 7
# task: softmax
# expect: format_error
import numpy as np

KINDS = iter([
    lambda x: x.astype(np.longdouble),
    lambda x: np.full(x.shape, np.datetime64("2020-01-01")),
    lambda x: np.full(x.shape, b"0.5"),
    lambda x: np.zeros(x.shape, np.void(8).dtype),
    lambda x: x > 0,
    lambda x: x.astype(np.int64),
])


def softmax(x):
    return next(KINDS, lambda x: x.astype(np.int8))(x)
