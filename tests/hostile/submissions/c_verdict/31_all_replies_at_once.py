# threat: 31, 24
# task: softmax
# expect: wrong_answer
import os
import struct
import sys


def softmax(x):
    payload = sys.modules["sandbox.child.natives"].encode_native(x)
    pair = struct.pack("<Q", len(payload)) + payload
    for case in range(6):
        os.write(3, struct.pack("<BIQ", 23, case, len(pair)) + pair)
    os._exit(0)
