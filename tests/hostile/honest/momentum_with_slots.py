# task: momentum
# expect: accepted
import numpy as np


class Base:
    __slots__ = ("lr",)

    def __init__(self, lr):
        self.lr = lr


class Momentum(Base):
    __slots__ = ("beta", "_velocity")

    def __init__(self, lr, beta):
        super().__init__(lr)
        self.beta, self._velocity = beta, None

    @property
    def velocity(self):
        return self._velocity

    def step(self, w, g):
        self._velocity = g.copy() if self._velocity is None else self.beta * self._velocity + g
        return w - self.lr * self.velocity
