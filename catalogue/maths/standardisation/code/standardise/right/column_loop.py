import numpy as np


def standardise(train, test):
    a, b = np.array(train, dtype=float), np.array(test, dtype=float)
    if np.isnan(a.sum() + b.sum()) or np.isinf(a).any() or np.isinf(b).any():
        raise ValueError("only finite numbers, please")
    for j in range(a.shape[1]):
        column = a[:, j].copy()
        if (column == column[0]).all():
            a[:, j] = b[:, j] = 0.0
            continue
        a[:, j] = (column - np.mean(column)) / np.std(column)
        b[:, j] = (b[:, j] - np.mean(column)) / np.std(column)
    return a, b
