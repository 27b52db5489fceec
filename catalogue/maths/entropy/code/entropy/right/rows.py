import math

import numpy as np


def of_row(row, base):
    if any(value < 0 for value in row) or abs(math.fsum(row) - 1.0) > 1e-5:
        raise ValueError(f"{row} is no distribution")
    return -math.fsum(value * math.log(value) for value in row if value > 0) / math.log(base)


def entropy(p, axis=-1, base=2):
    """Row after row with plain floats."""
    moved = np.moveaxis(np.asarray(p, dtype=float), axis, -1)
    flat = [of_row(row.tolist(), base) for row in moved.reshape(-1, moved.shape[-1])] if moved.size else []
    return np.array(flat).reshape(moved.shape[:-1])
