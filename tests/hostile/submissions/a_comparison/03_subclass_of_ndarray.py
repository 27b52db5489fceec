# threat: 3
# task: softmax
# expect: format_error
import numpy as np


class Equal(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __sub__(self, other):
        return np.zeros(self.shape)

    __rsub__ = __sub__


def softmax(x):
    return np.zeros_like(x).view(Equal)
