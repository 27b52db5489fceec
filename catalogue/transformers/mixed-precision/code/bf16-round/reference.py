import numpy as np


def bf16_round(x):
    """Add just under half of the last kept bit, and that bit itself; then cut. NaN takes no part."""
    bits = np.ascontiguousarray(x).view(np.uint32)
    last_kept = (bits >> np.uint32(16)) & np.uint32(1)
    rounded = (bits + np.uint32(0x7FFF) + last_kept) & np.uint32(0xFFFF0000)
    return np.where(np.isnan(x), np.float32(np.nan), rounded.view(np.float32))
