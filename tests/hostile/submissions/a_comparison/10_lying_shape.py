# threat: 10
# task: softmax
# expect: format_error
import numpy as np


class Liar(np.ndarray):
    reads = 0

    @property
    def shape(self):
        Liar.reads += 1
        return (2,) if Liar.reads % 2 else (3, 3)

    def __len__(self):
        return 2**40


def softmax(x):
    return np.zeros(2).view(Liar)
