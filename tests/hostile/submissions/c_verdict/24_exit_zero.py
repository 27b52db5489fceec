# threat: 24
# task: softmax
# expect: runtime_error
import os


def softmax(x):
    os._exit(0)
