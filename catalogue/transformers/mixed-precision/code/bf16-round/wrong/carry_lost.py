import numpy as np


def bf16_round(x):
    """The carry stays inside the mantissa."""
    bits = np.ascontiguousarray(x).view(np.uint32)
    last_kept = (bits >> np.uint32(16)) & np.uint32(1)
    mantissa = ((bits & np.uint32(0x7FFFFF)) + np.uint32(0x7FFF) + last_kept) & np.uint32(0x7F0000)
    rounded = (bits & np.uint32(0xFF800000)) | mantissa
    return np.where(np.isnan(x), np.float32(np.nan), rounded.view(np.float32))
