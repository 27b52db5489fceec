import numpy as np


def bf16_round(x):
    fraction, exponent = np.frexp(x.astype(np.float64))
    return np.ldexp(np.round(fraction * 256.0) / 256.0, exponent).astype(np.float32)
