import numpy as np


def entropy(p):
    p = p[p > 0]
    return -(p * np.log(p)).sum()


def mutual_information(joint):
    """H(X) + H(Y) - H(X, Y)."""
    joint = np.array(joint, dtype=float)
    if joint.min() < 0 or not joint.any():
        raise ValueError("no table of counts or probabilities")
    joint /= joint.sum()
    found = entropy(joint.sum(axis=1)) + entropy(joint.sum(axis=0)) - entropy(joint.ravel())
    return max(0.0, float(found))
