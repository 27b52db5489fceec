import numpy as np


class Momentum:
    def __init__(self, lr, beta):
        self.lr, self.beta, self.v = lr, beta, 0.0

    def step(self, w, g):
        self.v = self.beta * self.v + g
        return np.asarray(w - self.lr * self.v)
