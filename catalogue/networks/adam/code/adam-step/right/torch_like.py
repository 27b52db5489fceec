"""Divides the root by the root of the correction, as PyTorch does, in place on copies."""

import math

import numpy as np


def adam_step(theta, state, g, lr=1e-3, b1=0.9, b2=0.999, eps=1e-8):
    if state is None:
        mean, square, done = np.zeros(g.shape, g.dtype), np.zeros(g.shape, g.dtype), 0
    else:
        mean, square, done = state["m"].copy(), state["v"].copy(), state["t"]
    done += 1
    mean += (1 - b1) * (g - mean)
    square *= b2
    square += (1 - b2) * g * g
    below = np.sqrt(square) / math.sqrt(1 - b2**done) + eps
    new = theta - (lr / (1 - b1**done)) * (mean / below)
    return new, {"t": done, "m": mean, "v": square}
