import numpy as np


def mvn_logpdf(X, mu, Sigma):
    d = len(mu)
    L = np.linalg.cholesky(Sigma)
    y = np.linalg.solve(Sigma, (X - mu).T)
    q = (y * y).sum(axis=0)
    return -0.5 * (q + 2 * np.log(np.diag(L)).sum() + d * np.log(2 * np.pi))
