# threat: 31, 37
# task: softmax
# expect: format_error,time_limit
import os
import struct


def softmax(x):
    """Within the bound of one frame, beyond what a run may return: the server must take it or cut it, and live."""
    size = 120 << 20
    os.write(3, struct.pack("<BIQ", 23, 0, size))
    block = bytes(1 << 20)
    while size > 0:
        size -= os.write(3, block)
    return x
