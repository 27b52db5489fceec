# threat: 10
# task: momentum
# expect: wrong_answer
import numpy as np


class Momentum:
    """Hands out one array and writes the last step's values into it each time."""

    def __init__(self, lr, beta):
        self.lr, self.beta, self.v, self.out = lr, beta, 0.0, None

    def step(self, w, g):
        self.v = self.beta * self.v + g
        if self.out is None:
            self.out = np.zeros_like(w)
        result = self.out.copy()
        self.out[...] = w - self.lr * self.v
        return result
