"""A product for each block, and the sigmoid by way of tanh."""

import numpy as np


def lstm_cell(x, h, c, W, U, b):
    H = h.shape[1]

    def block(k):
        rows = slice(k * H, (k + 1) * H)
        return np.einsum("bd,hd->bh", x, W[rows]) + np.einsum("bk,hk->bh", h, U[rows]) + b[rows]

    def gate(k):
        return 0.5 + 0.5 * np.tanh(0.5 * block(k))

    memory = gate(1) * c + gate(0) * np.tanh(block(2))
    return (gate(3) * np.tanh(memory)).astype(x.dtype), memory.astype(x.dtype)
