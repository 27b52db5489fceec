"""Functions and arrays that the tests hand to numerical_gradient.

Each function holds its own coefficients `a`, of the shape of x, and refuses to be called with anything but a float64
array of that shape.
"""

import numpy as np


def as_asked(x, a):
    """x as an array; a NumPy scalar will do where x has no axes."""
    x = np.asarray(x)
    if x.dtype != np.float64 or x.shape != a.shape:
        raise TypeError(f"f was called with {x.dtype} of shape {x.shape}: float64 of shape {a.shape} is asked for")
    return x


def squares(a):
    return lambda x: np.sum(a * as_asked(x, a) ** 2)


def cubes(a):
    return lambda x: np.sum(a * as_asked(x, a) ** 3)


def sines(a):
    return lambda x: float(np.sum(np.sin(a * as_asked(x, a))))


def neighbours(a):
    """Every entry times the one before it: terms that mix entries."""

    def f(x):
        x = as_asked(x, a).ravel()
        return np.sum(a.ravel()[1:] * x[1:] * x[:-1])

    return f


def softplus(a):
    return lambda x: np.logaddexp(0.0, np.sum(a * as_asked(x, a)))


def square_of_sum(a):
    """Returns a 0-d array."""
    return lambda x: np.asarray(np.sum(a * as_asked(x, a)) ** 2)


def itself(a):
    """Returns the array it was given, where that has no axes."""
    return lambda x: as_asked(x, a)


def read_only(x):
    """An array that cannot be written to."""
    x.flags.writeable = False
    return x


def transposed(x):
    """A view that is not contiguous."""
    return x.T


def every_second(x):
    """The same."""
    return x[::2]
