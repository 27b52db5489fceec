# task: softmax
# expect: accepted
import numpy as np


class NotStable(ArithmeticError):
    pass


def naive(x):
    with np.errstate(all="raise"):
        e = np.exp(x)
        return e / e.sum(axis=-1, keepdims=True)


def softmax(x):
    try:
        return naive(x)
    except FloatingPointError as error:
        try:
            raise NotStable from error
        except NotStable:
            return naive(x - x.max(axis=-1, keepdims=True))
    finally:
        print("done")
