# task: training
# expect: accepted
import numpy as np
from chainrule import report


def fit(x, y, steps):
    gradients = []
    w = np.float64(0)
    for _ in range(steps):
        gradients.append(2 * np.mean((w * x - y) * x))
        w = w - 0.05 * gradients[-1]
    return float(w)
