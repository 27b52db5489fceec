# threat: 23
# task: softmax
# expect: format_error
import os


def softmax(x):
    os.write(3, b'{"passed": true}' * 100)
    return x
