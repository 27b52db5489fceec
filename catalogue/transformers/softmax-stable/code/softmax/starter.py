import numpy as np


def softmax(x, axis=-1):
    """Weights of the shape of x that are positive and sum to 1 along axis."""
    # 1. take away the maximum along axis
    # 2. exponentials
    # 3. divide by their sum along axis
    raise NotImplementedError("softmax is still to be written")
