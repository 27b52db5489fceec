# threat: 29
# task: softmax
# expect: runtime_error
import os


def softmax(x):
    os.dup2(1, 3)
    return x
