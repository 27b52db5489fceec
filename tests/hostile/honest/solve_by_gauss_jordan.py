# task: solve
# expect: accepted
import numpy as np


def solve(a, b):
    m = np.column_stack([a, b]).astype(float)
    n = len(m)
    for k in range(n):
        p = k + np.abs(m[k:, k]).argmax()
        m[[k, p]] = m[[p, k]]
        m[k] /= m[k, k]
        for i in set(range(n)) - {k}:
            m[i] -= m[i, k] * m[k]
    return m[:, -1]
