"""Example by example, the stacked weights applied to the stacked vector."""

import numpy as np


def squash(z):
    return np.exp(-np.logaddexp(0, -z))


def lstm_cell(x, h, c, W, U, b):
    stacked = np.hstack([W, U])
    out, memory = np.empty_like(h), np.empty_like(c)
    for n in range(len(x)):
        i, f, g, o = (stacked @ np.concatenate([x[n], h[n]]) + b).reshape(4, -1)
        memory[n] = squash(f) * c[n] + squash(i) * np.tanh(g)
        out[n] = squash(o) * np.tanh(memory[n])
    return out, memory
