# threat: 41
# task: softmax
# expect: runtime_error
import ctypes
import os

ctypes.memset(id(os), 0xFF, 1 << 16)
ctypes.string_at(1)


def softmax(x):
    return x
