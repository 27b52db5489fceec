import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def lstm_cell(x, h, c, W, U, b):
    """One step of an LSTM.

    x: (B, D), h and c: (B, H), W: (4H, D), U: (4H, H), b: (4H,), blocks in the order i, f, g, o.
    Returns (h, c), both (B, H).
    """
    sums = x @ W.T + h @ U.T + b  # (B, 4H)
    # split into i, f, g, o; then the new c, then the new h
    return h, c
