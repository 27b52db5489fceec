# threat: 29
# task: softmax
# expect: runtime_error
import os


def softmax(x):
    reader, writer = os.pipe()
    os.dup2(writer, 3)
    return x
