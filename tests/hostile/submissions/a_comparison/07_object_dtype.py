# threat: 7, 31
# task: softmax
# expect: format_error
import numpy as np


class Equal:
    def __eq__(self, other):
        return True

    def __reduce__(self):
        return open, (KNOWN["mark"], "w")


def softmax(x):
    return np.full(x.shape, Equal(), dtype=object)
