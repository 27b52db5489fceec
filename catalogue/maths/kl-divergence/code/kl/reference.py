import numpy as np


def kl(logp, logq):
    """Log-ratios weighted by p; outcomes that p leaves out are masked before the product."""
    logp, logq = np.asarray(logp, dtype=np.float64), np.asarray(logq, dtype=np.float64)
    present = logp > -np.inf
    ratio = np.where(present, logp, 0.0) - np.where(present, logq, 0.0)
    return np.asarray((np.exp(logp) * ratio).sum(axis=-1))
