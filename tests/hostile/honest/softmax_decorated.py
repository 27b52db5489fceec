# task: softmax
# expect: accepted
import functools
import time
from contextlib import contextmanager
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@contextmanager
def timed(label):
    started = time.perf_counter()
    yield
    print(f"{label}: {time.perf_counter() - started:.6f} s")


def checked(function):
    @functools.wraps(function)
    def inner(x, *args, **kwargs):
        with timed(function.__name__):
            result = function(x, *args, **kwargs)
        match result.shape:
            case (_,) | (_, _):
                return result
            case shape:
                raise ValueError(shape)

    return inner


@checked
def softmax(x, /, *, axis: int = -1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
