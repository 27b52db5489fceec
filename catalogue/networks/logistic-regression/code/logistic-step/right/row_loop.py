import math

import numpy as np


def logistic_step(w, b, X, y, lr):
    """One row after the other, in plain Python floats."""
    n, loss, slope_b = len(y), 0.0, 0.0
    slope_w = [0.0] * len(w)
    for row, label in zip(X, y):
        z = b + sum(float(weight) * float(value) for weight, value in zip(w, row))
        loss += max(z, 0.0) + math.log1p(math.exp(-abs(z))) - float(label) * z
        p = 1.0 / (1.0 + math.exp(-z)) if z > -700.0 else 0.0
        slope_b += (p - float(label)) / n
        for j, value in enumerate(row):
            slope_w[j] += (p - float(label)) * float(value) / n
    moved = [float(weight) - lr * slope for weight, slope in zip(w, slope_w)]
    return np.array(moved, dtype=w.dtype), b - lr * slope_b, loss / n
