# threat: 31, 24
# task: softmax
# expect: partial
import os
import struct
import sys

import numpy as np


def softmax(x):
    """The right answer, and then no process that could be asked again."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    payload = sys.modules["sandbox.child.natives"].encode_native(e / e.sum(axis=-1, keepdims=True))
    pair = struct.pack("<Q", len(payload)) + payload
    os.write(3, struct.pack("<BIQ", 23, 0, len(pair)) + pair)
    os._exit(0)
