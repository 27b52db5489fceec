import numpy as np


def mutual_information(joint):
    p = np.asarray(joint, dtype=np.float64)
    total = p.sum()
    if (p < 0).any() or total == 0:
        raise ValueError("negative entries, or nothing but zeros")
    p = p / total
    product = p.sum(axis=0)[:, None] * p.sum(axis=1)[None, :]
    filled = p > 0
    return float(max((p[filled] * np.log(p[filled] / product[filled])).sum(), 0.0))
