# threat: 31
# task: softmax
# expect: format_error
import os
import struct


def softmax(x):
    os.write(3, struct.pack("<BIQ", 23, 0, 2**40))
    return x
