import numpy as np


def standardise(train, test):
    train, test = np.asarray(train, dtype=np.float64), np.asarray(test, dtype=np.float64)
    mean = train.mean(axis=0)
    sigma = np.sqrt(((train - mean) ** 2).mean(axis=0))
    constant = train.max(axis=0) == train.min(axis=0)
    sigma = np.where(constant, 1.0, sigma)
    return np.where(constant, 0.0, (train - mean) / sigma), np.where(constant, 0.0, (test - mean) / sigma)
