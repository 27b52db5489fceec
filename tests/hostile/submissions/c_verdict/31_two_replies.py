# threat: 31
# task: softmax
# expect: format_error
import os
import struct
import sys


def softmax(x):
    payload = sys.modules["sandbox.child.natives"].encode_native(x)
    pair = struct.pack("<Q", len(payload)) + payload
    os.write(3, struct.pack("<BIQ", 23, 0, len(pair)) + pair)
    return x
