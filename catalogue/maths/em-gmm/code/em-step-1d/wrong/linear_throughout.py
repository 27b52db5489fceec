import numpy as np


def em_step_1d(x, pi, mu, var, floor=1e-6):
    with np.errstate(all="ignore"):
        joint = pi * np.exp(-0.5 * (x[:, None] - mu) ** 2 / var) / np.sqrt(2 * np.pi * var)
        density = joint.sum(axis=1, keepdims=True)
        r = joint / density
        total = r.sum(axis=0)
        new_mu = (r * x[:, None]).sum(axis=0) / total
        new_var = (r * (x[:, None] - new_mu) ** 2).sum(axis=0) / total
        return total / len(x), new_mu, np.maximum(new_var, floor), float(np.log(density).sum())
