import numpy as np


def mvn_logpdf(X, mu, Sigma):
    d = mu.size
    L = np.linalg.cholesky(Sigma)
    y = np.linalg.solve(L, (X - mu).T)
    log_det = 2.0 * np.log(np.diag(L)).sum()
    return -0.5 * ((y**2).sum(axis=0) + log_det + np.log(2.0 * np.pi))
