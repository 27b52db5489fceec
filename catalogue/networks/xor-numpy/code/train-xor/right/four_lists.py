"""No arrays in the loop: plain Python lists, one row after the other."""

from math import exp, log1p, sqrt

import numpy as np

ROWS = [((0.0, 0.0), 0.0), ((0.0, 1.0), 1.0), ((1.0, 0.0), 1.0), ((1.0, 1.0), 0.0)]


def train_xor(seed, lr=0.5, epochs=5000, hidden=8):
    rs = np.random.RandomState(seed)
    drawn = rs.randn(2, hidden)
    w = [[float(drawn[0, j]), float(drawn[1, j]), 0.0] for j in range(hidden)]
    v = [float(e) * sqrt(2 / hidden) for e in rs.randn(hidden, 1)[:, 0]] + [0.0]

    losses = []
    for _ in range(epochs):
        dw = [[0.0, 0.0, 0.0] for _ in w]
        dv = [0.0] * (hidden + 1)
        loss = 0.0
        for (x1, x2), y in ROWS:
            sums, z = forward(w, v, x1, x2)
            loss += log1p(exp(-z if y else z)) / 4
            error = (1 / (1 + exp(-z)) - y) / 4
            dv[hidden] += error
            for j, s in enumerate(sums):
                if s > 0:
                    dv[j] += error * s
                    d = error * v[j]
                    dw[j][0] += d * x1
                    dw[j][1] += d * x2
                    dw[j][2] += d
        losses.append(loss)
        w = [[a - lr * g for a, g in zip(unit, grad)] for unit, grad in zip(w, dw)]
        v = [a - lr * g for a, g in zip(v, dv)]
    return np.array([1 / (1 + exp(-forward(w, v, *x)[1])) for x, _ in ROWS]), losses


def forward(w, v, x1, x2):
    sums = [a * x1 + b * x2 + c for a, b, c in w]
    return sums, sum(max(s, 0.0) * o for s, o in zip(sums, v)) + v[-1]
