import numpy as np


def init_weights(seed, fan_in, fan_out, scheme, dist="normal"):
    """Random weights of shape (fan_out, fan_in), float32, with the variance of the scheme."""
    if scheme not in ("he", "glorot", "lecun"):
        raise ValueError(f"unknown scheme {scheme!r}")
    rng = np.random.default_rng(seed)
    variance = {"he": 2.0 / fan_in, "glorot": 2.0 / (fan_in + fan_out), "lecun": 1.0 / fan_in}[scheme]
    std = np.sqrt(variance)
    if dist == "normal":
        weights = std * rng.standard_normal((fan_out, fan_in))
    else:
        bound = std
        weights = rng.uniform(-bound, bound, size=(fan_out, fan_in))
    return weights.astype(np.float32)
