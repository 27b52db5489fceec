import math

import numpy as np


def one_row(logits):
    largest = max(logits)
    exponentials = [math.exp(logit - largest) for logit in logits]
    total = sum(exponentials)
    return [value / total for value in exponentials]


def softmax(x, axis=-1):
    """Row after row with plain Python floats."""
    moved = np.moveaxis(np.asarray(x), axis, -1)
    rows = moved.reshape(-1, moved.shape[-1])
    weights = np.array([one_row([float(v) for v in row]) for row in rows]).reshape(moved.shape)
    return np.moveaxis(weights, -1, axis)
