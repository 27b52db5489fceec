import numpy as np


def fit(X, y, alpha=1.0):
    classes = np.arange(y.max() + 1)
    log_prior = np.full(classes.size, -np.log(classes.size))
    counts = np.array([X[y == c].sum(axis=0) for c in classes]) + alpha
    with np.errstate(divide="ignore"):
        log_lik = np.log(counts / counts.sum(axis=1, keepdims=True))
    return log_prior, log_lik


def predict_log_proba(X, params):
    log_prior, log_lik = params
    words = X[:, None, :] > 0
    with np.errstate(invalid="ignore"):
        terms = np.where(words, X[:, None, :] * log_lik, 0.0)
    joint = log_prior + terms.sum(axis=2)
    largest = joint.max(axis=1, keepdims=True)
    return joint - largest - np.log(np.exp(joint - largest).sum(axis=1, keepdims=True))


def naive_bayes(X, y, X_new, alpha=1.0):
    log_prior, log_lik = params = fit(X, y, alpha)
    return log_prior, log_lik, predict_log_proba(X_new, params)
