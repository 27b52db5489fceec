import numpy as np


def mutual_information(joint):
    """KL of the joint table from the product of its margins; empty cells are left out."""
    p = np.asarray(joint, dtype=np.float64)
    total = p.sum()
    if (p < 0).any() or total == 0:
        raise ValueError("negative entries, or nothing but zeros")
    p = p / total
    product = p.sum(axis=1, keepdims=True) * p.sum(axis=0, keepdims=True)
    filled = p > 0
    return float(max((p[filled] * np.log(p[filled] / product[filled])).sum(), 0.0))
