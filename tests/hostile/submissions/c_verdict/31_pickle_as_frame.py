# threat: 31
# task: softmax
# expect: format_error
import os
import pickle
import struct


class Bomb:
    def __reduce__(self):
        return open, (KNOWN["mark"], "w")


def softmax(x):
    payload = pickle.dumps(Bomb())
    pair = struct.pack("<Q", len(payload)) + payload
    os.write(3, struct.pack("<BIQ", 23, 0, len(pair)) + pair)
    return x
