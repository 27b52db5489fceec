import numpy as np


def posterior(log_prior, log_lik):
    """Subtract the logarithm of the evidence, then one exponential."""
    scores = np.vstack([log_prior, log_lik]).sum(axis=0)
    if not np.any(scores > -np.inf):
        raise ValueError("all hypotheses have weight zero")
    return np.exp(scores - np.logaddexp.reduce(scores))
