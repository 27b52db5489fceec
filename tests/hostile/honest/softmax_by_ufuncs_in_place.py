# task: softmax
# expect: accepted
import numpy as np


def softmax(x):
    out = np.array(x, dtype=np.float64, copy=True, order="F")
    np.subtract(out, np.maximum.reduce(out, axis=-1, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, np.add.reduce(out, axis=-1, keepdims=True), out=out)
    return out
