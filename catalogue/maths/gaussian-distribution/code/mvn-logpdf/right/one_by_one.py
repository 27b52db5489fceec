import math

import numpy as np


def mvn_logpdf(X, mu, Sigma):
    """Forward substitution by hand, one point after the other."""
    L = np.linalg.cholesky(np.asarray(Sigma, dtype=float))
    d = len(mu)
    constant = -0.5 * d * math.log(2 * math.pi) - sum(math.log(L[i, i]) for i in range(d))
    out = np.empty(len(X))
    for k, point in enumerate(X):
        y = np.zeros(d)
        for i in range(d):
            y[i] = (point[i] - mu[i] - L[i, :i] @ y[:i]) / L[i, i]
        out[k] = constant - 0.5 * float(y @ y)
    return out
