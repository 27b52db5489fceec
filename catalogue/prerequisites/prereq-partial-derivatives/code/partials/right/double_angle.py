import numpy as np


def partials(y, theta):
    """With sin 2θ = 2 sinθ cosθ."""
    y, theta = np.broadcast_arrays(np.float64(y), np.float64(theta))
    return 2 * (y + np.cos(theta)), -np.sin(2 * theta) - 2 * y * np.sin(theta)
