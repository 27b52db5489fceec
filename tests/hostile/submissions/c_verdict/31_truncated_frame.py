# threat: 31
# task: softmax
# expect: runtime_error
import os
import struct


def softmax(x):
    os.write(3, struct.pack("<BIQ", 23, 0, 1000) + b"half")
    os._exit(0)
