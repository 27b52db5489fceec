import numpy as np


def fit(X, y, alpha=1.0):
    C = int(y.max()) + 1
    V = X.shape[1]
    log_prior = np.zeros(C)
    log_lik = np.zeros((C, V))
    for c in range(C):
        sel = y == c
        log_prior[c] = np.log(sel.mean())
        k = X[sel].sum(axis=0).astype(float) + alpha
        with np.errstate(divide="ignore"):
            log_lik[c] = np.log(k) - np.log(k.sum())
    return log_prior, log_lik


def predict_log_proba(X, params):
    log_prior, log_lik = params
    out = np.empty((X.shape[0], len(log_prior)))
    for i, x in enumerate(X):
        w = x > 0
        s = log_prior + log_lik[:, w] @ x[w].astype(float)
        m = s.max()
        out[i] = np.exp(s - m) / np.exp(s - m).sum()
    return out


def naive_bayes(X, y, X_new, alpha=1.0):
    """The judge's driver: leave it as it is. It fits, then predicts."""
    log_prior, log_lik = params = fit(X, y, alpha)
    return log_prior, log_lik, predict_log_proba(X_new, params)
