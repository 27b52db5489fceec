# threat: 31
# task: softmax
# expect: format_error
import os
import struct


def softmax(x):
    for case in (5, 2**32 - 1):
        os.write(3, struct.pack("<BIQ", 23, case, 8) + bytes(8))
    return x
