# threat: 24
# task: softmax
# expect: runtime_error
import ctypes


def softmax(x):
    ctypes.string_at(0)
