import numpy as np


def init_weights(seed, fan_in, fan_out, scheme, dist="normal"):
    """Random weights of shape (fan_out, fan_in), float32, with the variance of the scheme; ValueError for another one."""
    rng = np.random.default_rng(seed)
    std = 1.0  # from the variance of the scheme
    if dist == "normal":
        weights = std * rng.standard_normal((fan_out, fan_in))
    else:
        bound = 1.0  # which bound gives this standard deviation?
        weights = rng.uniform(-bound, bound, size=(fan_out, fan_in))
    return weights.astype(np.float32)
