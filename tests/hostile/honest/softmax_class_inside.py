# task: softmax
# expect: accepted
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Softmax:
    axis: int = -1
    history: list = field(default_factory=list)

    def __call__(self, x):
        e = np.exp(x - np.amax(x, axis=self.axis, keepdims=True))
        self.history.append(x.shape)
        return np.divide(e, e.sum(axis=self.axis, keepdims=True))


softmax = Softmax()
