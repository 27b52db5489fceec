import numpy as np


def numerical_gradient(f, x, h=1e-5):
    """Central differences: an array of the shape of x, float64."""
    # 1. a copy of x as float64
    # 2. for each entry: move it up, call f; move it down, call f; put it back
    raise NotImplementedError("the differences are still to be written")
