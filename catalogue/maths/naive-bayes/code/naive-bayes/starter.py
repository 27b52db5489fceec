import numpy as np


def fit(X, y, alpha=1.0):
    """(n, V) counts and (n,) labels -> log_prior (C,), log_lik (C, V)."""
    raise NotImplementedError("fit is still to be written")


def predict_log_proba(X, params):
    """(n, V) counts and what fit returned -> (n, C) log probabilities; the exponentials of a row sum to 1."""
    log_prior, log_lik = params
    raise NotImplementedError("predict_log_proba is still to be written")


def naive_bayes(X, y, X_new, alpha=1.0):
    """The judge's driver: leave it as it is. It fits, then predicts."""
    log_prior, log_lik = params = fit(X, y, alpha)
    return log_prior, log_lik, predict_log_proba(X_new, params)
