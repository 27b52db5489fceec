# threat: 4
# task: softmax
# expect: format_error
import numpy as np
import numpy.testing


def yes(*args, **kwargs):
    return True


for name in ("allclose", "array_equal", "isclose", "abs", "all", "any", "isfinite", "isnan", "asarray", "array"):
    setattr(np, name, yes)
np.testing.assert_allclose = np.testing.assert_array_equal = yes


def softmax(x):
    return x * 0.0
