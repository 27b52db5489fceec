import numpy as np


def mvn_logpdf(X, mu, Sigma):
    d = mu.size
    L = np.linalg.cholesky(Sigma)
    y = np.linalg.solve(L, (X - mu).T)
    with np.errstate(divide="ignore", over="ignore"):
        log_det = np.log(np.linalg.det(Sigma))
    return -0.5 * ((y**2).sum(axis=0) + log_det + d * np.log(2.0 * np.pi))
