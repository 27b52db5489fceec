import numpy as np


def kl(logp, logq):
    logp, logq = np.asarray(logp, dtype=np.float64), np.asarray(logq, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        return np.asarray((np.exp(logp) * (logp - logq)).sum(axis=-1))
