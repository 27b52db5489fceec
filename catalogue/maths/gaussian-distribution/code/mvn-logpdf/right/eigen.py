import numpy as np


def mvn_logpdf(X, mu, Sigma):
    values, vectors = np.linalg.eigh(Sigma)
    if values[0] <= 0.0:
        raise ValueError("Sigma is not positive definite")
    z = ((X - mu) @ vectors) / np.sqrt(values)
    return -0.5 * (np.einsum("nd,nd->n", z, z) + np.log(2.0 * np.pi * values).sum())
