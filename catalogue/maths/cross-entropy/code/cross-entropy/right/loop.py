import math

import numpy as np


def cross_entropy(logits, targets, ignore_index=None):
    """Row after row with plain floats."""
    total, count = 0.0, 0
    gradient = [[0.0] * logits.shape[1] for _ in targets]
    for i, target in enumerate(targets.tolist()):
        if ignore_index is not None and target == ignore_index:
            continue
        row = [float(value) for value in logits[i]]
        top = max(row)
        scale = math.log(sum(math.exp(value - top) for value in row)) + top
        total += scale - row[target]
        count += 1
        gradient[i] = [math.exp(value - scale) - (j == target) for j, value in enumerate(row)]
    if not count:
        return 0.0, np.zeros(logits.shape)
    return total / count, np.array(gradient) / count
