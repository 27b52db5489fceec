# threat: 31
# task: softmax
# expect: format_error
import os
import struct

os.write(3, struct.pack("<BIQ", 23, 0, 8) + bytes(8))


def softmax(x):
    return x
