import numpy as np


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def lstm_cell(x, h, c, W, U, b):
    """One step of an LSTM: (new h, new c). Rows of W, U, b in the order i, f, g, o."""
    sums = x @ W.T + b
    i, f, g, o = np.split(sums, 4, axis=1)
    new_c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    new_h = sigmoid(o) * np.tanh(new_c)
    return new_h.astype(x.dtype), new_c.astype(x.dtype)
