# threat: 31, 35
# task: softmax
# expect: time_limit
import os
import struct
import time


def softmax(x):
    os.write(3, struct.pack("<BIQ", 23, 0, 1 << 20))
    while True:
        os.write(3, b"x")
        time.sleep(0.01)
