import numpy as np


def mutual_information(joint):
    p = np.asarray(joint, dtype=np.float64)
    total = p.sum()
    if (p < 0).any() or total == 0:
        raise ValueError("negative entries, or nothing but zeros")
    p = p / total
    product = p.sum(axis=1, keepdims=True) * p.sum(axis=0, keepdims=True)
    with np.errstate(all="ignore"):
        value = (p * np.log(p / product)).sum()
    return float(value) if value > 0 or np.isnan(value) else 0.0
