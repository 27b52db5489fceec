import numpy as np


def kl(logp, logq):
    """The difference is only taken where p has mass."""
    a, b = np.array(logp, dtype=float), np.array(logq, dtype=float)
    terms = np.zeros_like(a)
    has_mass = np.isfinite(a)
    np.subtract(a, b, out=terms, where=has_mass)
    np.multiply(terms, np.exp(a), out=terms, where=has_mass)
    return terms.sum(-1)
