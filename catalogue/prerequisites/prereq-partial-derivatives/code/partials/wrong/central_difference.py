import numpy as np


def partials(y, theta, h=1e-5):
    y, theta = np.broadcast_arrays(np.asarray(y, dtype=np.float64), np.asarray(theta, dtype=np.float64))

    def z(y, theta):
        return y**2 - np.sin(theta) ** 2 + 2 * y * np.cos(theta) + 1

    by_y = (z(y + h, theta) - z(y - h, theta)) / (2 * h)
    by_theta = (z(y, theta + h) - z(y, theta - h)) / (2 * h)
    return by_y, by_theta
