import numpy as np


def mvn_logpdf(X, mu, Sigma):
    sign, log_det = np.linalg.slogdet(Sigma)
    if sign <= 0:
        raise ValueError("Sigma is not positive definite")
    centred = X - mu
    form = (centred * np.linalg.solve(Sigma, centred.T).T).sum(axis=1)
    return -0.5 * (form + log_det + mu.size * np.log(2.0 * np.pi))
