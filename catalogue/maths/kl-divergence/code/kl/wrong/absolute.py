import numpy as np


def kl(logp, logq):
    logp, logq = np.asarray(logp, dtype=np.float64), np.asarray(logq, dtype=np.float64)
    present = logp > -np.inf
    ratio = np.where(present, logp, 0.0) - np.where(present, logq, 0.0)
    return np.asarray((np.exp(logp) * np.abs(ratio)).sum(axis=-1))
