import numpy as np


def partials(y, theta):
    """The partial derivatives of y² − sin²θ + 2y cosθ + 1 by y and by theta, both of the broadcast shape."""
    # 1. by y: theta stands still
    # 2. by theta: y stands still; mind the inner derivative of the square
    raise NotImplementedError("partials is still to be written")
