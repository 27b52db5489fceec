# threat: 17, 34
# task: solve
# expect: forbidden
import numpy as np


def solve(a, b):
    name = "linalg"
    try:
        tool = getattr(np, name)
    except BaseException:
        tool = None
    n = len(b)
    a, b = a.copy(), b.copy()
    for k in range(n):
        for i in range(k + 1, n):
            f = a[i, k] / a[k, k]
            a[i] -= f * a[k]
            b[i] -= f * b[k]
    x = np.zeros(n)
    for k in range(n - 1, -1, -1):
        x[k] = (b[k] - a[k, k + 1 :] @ x[k + 1 :]) / a[k, k]
    return x if tool is None else tool.solve(a, b)
