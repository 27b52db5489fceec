import numpy as np


def standardise(train, test):
    train = np.asarray(train, dtype=float)
    test = np.asarray(test, dtype=float)
    if not (np.isfinite(train).all() and np.isfinite(test).all()):
        raise ValueError("not finite")
    const = (train == train[0]).all(axis=0)
    mu = train.mean(axis=0)
    sd = np.sqrt(((train - mu) ** 2).mean(axis=0))
    sd[const] = 1.0
    a = (train - mu) / sd**2
    b = (test - mu) / sd**2
    a[:, const] = 0.0
    b[:, const] = 0.0
    return a, b
