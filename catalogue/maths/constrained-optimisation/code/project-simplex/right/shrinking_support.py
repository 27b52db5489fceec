import numpy as np


def project_simplex(v):
    """Lower all entries of the support, drop those that become negative, repeat."""
    values = [float(x) for x in v]
    top = max(values)
    values = [x - top for x in values]
    support = list(range(len(values)))
    while True:
        theta = (sum(values[i] for i in support) - 1.0) / len(support)
        kept = [i for i in support if values[i] > theta]
        if len(kept) == len(support):
            break
        support = kept
    result = np.zeros(len(values))
    for i in support:
        result[i] = values[i] - theta
    return result
