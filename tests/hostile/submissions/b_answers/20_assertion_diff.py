# threat: 20
# task: softmax
# expect: runtime_error
import numpy as np


def softmax(x):
    np.testing.assert_array_equal(x, np.zeros_like(x), err_msg=repr(x.tolist()))
    return x
