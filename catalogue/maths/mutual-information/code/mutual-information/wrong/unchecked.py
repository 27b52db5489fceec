import numpy as np


def mutual_information(joint):
    p = np.asarray(joint, dtype=np.float64)
    total = p.sum()
    with np.errstate(all="ignore"):
        p = p / total
    product = p.sum(axis=1, keepdims=True) * p.sum(axis=0, keepdims=True)
    filled = p > 0
    with np.errstate(all="ignore"):
        return float(max((p[filled] * np.log(p[filled] / product[filled])).sum(), 0.0))
