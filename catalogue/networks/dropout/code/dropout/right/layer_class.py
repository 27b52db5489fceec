"""A layer that remembers its mask between forward and backward."""

import numpy as np


class Layer:
    def __init__(self, p, rng):
        if p < 0 or p > 1:
            raise ValueError("p must lie between 0 and 1")
        self.p, self.rng, self.mask = p, rng, None

    def forward(self, x, train):
        self.mask = np.full(x.shape, 1, dtype=x.dtype)
        if train:
            u = self.rng.random(x.size).reshape(x.shape)
            self.mask[u < self.p] = 0
            if self.p < 1:
                self.mask /= x.dtype.type(1 - self.p)
        return x * self.mask

    def backward(self, dy):
        return dy * self.mask


def dropout(x, dy, p, seed, train=True):
    layer = Layer(p, np.random.default_rng(seed))
    y = layer.forward(x, train)
    return y, layer.mask, layer.backward(dy)
