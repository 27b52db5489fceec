import numpy as np


def em_step_1d(x, pi, mu, var, floor=1e-6):
    with np.errstate(all="ignore"):
        joint = pi * np.exp(-0.5 * (x[:, None] - mu) ** 2 / var) / np.sqrt(2 * np.pi * var)
        density = joint.sum(axis=1, keepdims=True)
        r = joint / density
        total = r.sum(axis=0)
        gone = total < 1e-300
        safe = np.where(gone, 1.0, total)
        new_mu = np.where(gone, mu, (r * x[:, None]).sum(axis=0) / safe)
        spread = (r * (x[:, None] - new_mu) ** 2).sum(axis=0) / safe
        new_var = np.where(gone, var, np.maximum(spread, floor))
        return np.where(gone, 0.0, total / len(x)), new_mu, new_var, float(np.log(density).sum())
