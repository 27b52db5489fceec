import numpy as np


def accumulated_gradient(grad_sum_fn, theta, X, Y, micro):
    """The mean gradient over all rows; ValueError without a row."""
    # 1. an accumulator of zeros, float64
    # 2. for every micro-batch: add what grad_sum_fn returns
    # 3. one division at the end
    raise NotImplementedError("accumulated_gradient is still to be written")
