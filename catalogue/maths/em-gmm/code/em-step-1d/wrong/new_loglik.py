import numpy as np

GONE = 1e-300


def log_joint(x, pi, mu, var):
    with np.errstate(divide="ignore"):
        scores = np.log(pi) - 0.5 * np.log(2 * np.pi * var) - 0.5 * (x[:, None] - mu) ** 2 / var
    top = scores.max(axis=1, keepdims=True)
    return scores, top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True))


def em_step_1d(x, pi, mu, var, floor=1e-6):
    scores, log_density = log_joint(x, pi, mu, var)
    r = np.exp(scores - log_density)
    total = r.sum(axis=0)
    alive = total >= GONE
    safe = np.where(alive, total, 1.0)
    new_mu = np.where(alive, (r * x[:, None]).sum(axis=0) / safe, mu)
    spread = (r * (x[:, None] - new_mu) ** 2).sum(axis=0) / safe
    new_var = np.where(alive, np.maximum(spread, floor), var)
    new_pi = np.where(alive, total / len(x), 0.0)
    return new_pi, new_mu, new_var, float(log_joint(x, new_pi, new_mu, new_var)[1].sum())
