# threat: 23, 29
# task: softmax
# expect: runtime_error,format_error,time_limit
import os


def softmax(x):
    os.closerange(0, 1024)
    return x
