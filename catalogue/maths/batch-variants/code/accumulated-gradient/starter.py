import numpy as np


def accumulated_gradient(theta, X, Y, micro):
    """(mean gradient over all rows, the accumulator after each micro-batch); ValueError without a row."""
    # 1. float64, and an accumulator of zeros
    # 2. for every micro-batch: add the sum of its row gradients, keep a copy
    # 3. one division at the end
    raise NotImplementedError("accumulated_gradient is still to be written")
