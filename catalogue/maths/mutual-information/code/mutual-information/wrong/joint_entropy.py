import numpy as np


def mutual_information(joint):
    p = np.asarray(joint, dtype=np.float64)
    total = p.sum()
    if (p < 0).any() or total == 0:
        raise ValueError("negative entries, or nothing but zeros")
    p = p / total
    filled = p > 0
    return float(max((-p[filled] * np.log(p[filled])).sum(), 0.0))
