import numpy as np


def mvn_logpdf(X, mu, Sigma):
    np.linalg.cholesky(Sigma)
    centred = X - mu
    form = np.sum(centred * np.linalg.solve(Sigma, centred.T).T, axis=-1)
    return -(form + np.linalg.slogdet(Sigma)[1] + len(mu) * np.log(2 * np.pi)) / 2
