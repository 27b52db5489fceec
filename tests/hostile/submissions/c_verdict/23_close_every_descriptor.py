# threat: 23, 29
# task: softmax
# expect: runtime_error
import os


def softmax(x):
    os.closerange(0, 1024)
    return x
