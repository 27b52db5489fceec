import numpy as np


def bf16_round(x):
    """Upper and lower half apart: the lower one decides whether the upper one goes up."""
    bits = x.copy().view(np.uint32)
    upper, lower = bits >> 16, bits & 0xFFFF
    up = (lower > 0x8000) | ((lower == 0x8000) & (upper % 2 == 1))
    upper = np.where(np.isnan(x), 0x7FC0, upper + up).astype(np.uint32)
    return (upper << np.uint32(16)).view(np.float32)
