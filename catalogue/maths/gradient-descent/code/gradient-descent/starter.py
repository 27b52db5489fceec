import numpy as np


def gradient_descent(grad, theta0, lr, steps, tol=0.0):
    """Trajectory of gradient descent: row 0 is the start."""
    # for at most `steps` times:
    #   the gradient, then the test, then the update
    #   store each point in an array of its own
    raise NotImplementedError("gradient_descent is still to be written")
