"""Lets the generator scale, and finds the variance by arithmetic alone."""

import math

import numpy as np


def init_weights(seed, fan_in, fan_out, scheme, dist="normal"):
    if scheme not in {"he", "glorot", "lecun"}:
        raise ValueError("scheme: he, glorot or lecun")
    fan = (fan_in + fan_out) / 2 if scheme == "glorot" else fan_in
    gain = 2 if scheme == "he" else 1
    sigma = math.sqrt(gain / fan)
    generator = np.random.default_rng(seed)
    shape = (fan_out, fan_in)
    if dist == "uniform":
        a = math.sqrt(3) * sigma
        return np.float32(generator.uniform(-a, a, shape))
    return np.float32(generator.normal(0.0, sigma, shape))
