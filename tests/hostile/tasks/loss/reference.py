import numpy as np


def loss(p, y):
    return float(np.mean((p - y) ** 2))
