"""Writes the uniform bound as the root of 3 times the variance, and the draw as rows."""

import numpy as np

VARIANCE = {
    "he": lambda n, m: 2 / n,
    "glorot": lambda n, m: 2 / (n + m),
    "lecun": lambda n, m: 1 / n,
}


def init_weights(seed, fan_in, fan_out, scheme, dist="normal"):
    rng = np.random.default_rng(seed)
    try:
        variance = VARIANCE[scheme](fan_in, fan_out)
    except KeyError:
        raise ValueError(f"no scheme {scheme!r}") from None
    if dist == "uniform":
        unit = 2.0 * rng.random(fan_out * fan_in) - 1.0
        flat = unit * (3.0 * variance) ** 0.5
    else:
        flat = rng.standard_normal(fan_out * fan_in) * variance**0.5
    return flat.reshape(fan_out, fan_in).astype("float32")
