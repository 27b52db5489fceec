import numpy as np


def fit(X, y, alpha=1.0):
    member = (y[:, None] == np.unique(y)).astype(float)
    counts = member.T @ X
    with np.errstate(divide="ignore"):
        log_lik = np.log(counts + alpha) - np.log(counts.sum(1) + alpha * X.shape[1])[:, None]
    return np.log(member.mean(axis=0)), log_lik


def predict_log_proba(X, params):
    log_prior, log_lik = params
    impossible = np.isneginf(log_lik)
    scores = X @ np.where(impossible, 0.0, log_lik).T + log_prior
    scores = np.where(X @ impossible.T.astype(int) > 0, -np.inf, scores)
    return scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)


def naive_bayes(X, y, X_new, alpha=1.0):
    """The judge's driver: fits, then predicts."""
    log_prior, log_lik = params = fit(X, y, alpha)
    return log_prior, log_lik, predict_log_proba(X_new, params)
