import numpy as np


def bf16_round(x):
    """The largest number takes the place of infinity."""
    bits = np.ascontiguousarray(x).view(np.uint32)
    last_kept = (bits >> np.uint32(16)) & np.uint32(1)
    rounded = (bits + np.uint32(0x7FFF) + last_kept) & np.uint32(0xFFFF0000)
    too_large = np.isfinite(x) & ((rounded & np.uint32(0x7FFFFFFF)) == np.uint32(0x7F800000))
    rounded[too_large] -= np.uint32(0x10000)
    return np.where(np.isnan(x), np.float32(np.nan), rounded.view(np.float32))
