import numpy as np


def partials(y, theta):
    """(2y + 2cosθ, −2 sinθ (y + cosθ))."""
    y, theta = np.asarray(y, dtype=np.float64), np.asarray(theta, dtype=np.float64)
    factor = y + np.cos(theta)
    return 2.0 * factor, -2.0 * np.sin(theta) * factor
