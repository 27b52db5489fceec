import numpy as np


def em_step_1d(x, pi, mu, var, floor=1e-6):
    """Components as rows, NumPy's logaddexp, one component after the other in the M-step."""
    with np.errstate(divide="ignore"):
        scores = (
            np.log(pi)[:, None] - (np.log(2 * np.pi) + np.log(var)[:, None] + (x - mu[:, None]) ** 2 / var[:, None]) / 2
        )
    log_density = np.logaddexp.reduce(scores, axis=0)
    shares = np.exp(scores - log_density)
    new = [np.zeros_like(pi), mu.copy(), var.copy()]
    for k, share in enumerate(shares):
        mass = share.sum()
        if mass >= 1e-300:
            mean = share @ x / mass
            new[0][k], new[1][k], new[2][k] = mass / x.size, mean, max(floor, share @ (x - mean) ** 2 / mass)
    return (*new, float(log_density.sum()))
