import numpy as np


def kl(logp, logq):
    logp, logq = np.asarray(logp, dtype=np.float64), np.asarray(logq, dtype=np.float64)
    present = logp > -np.inf
    ratio = np.where(present, logp, 0.0) - np.where(present, logq, 0.0)
    return np.asarray((np.where(present, np.exp(logq), 0.0) * np.where(np.isfinite(ratio), ratio, 0.0)).sum(axis=-1))
