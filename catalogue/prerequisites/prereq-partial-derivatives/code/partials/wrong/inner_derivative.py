import numpy as np


def partials(y, theta):
    y, theta = np.asarray(y, dtype=float), np.asarray(theta, dtype=float)
    by_y = 2 * y + 2 * np.cos(theta)
    by_theta = -2 * np.sin(theta) - 2 * y * np.sin(theta)
    return by_y, by_theta
