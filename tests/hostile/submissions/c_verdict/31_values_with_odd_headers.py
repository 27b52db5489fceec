# threat: 31
# task: softmax
# expect: format_error
import os
import struct
import sys

import numpy as np

HONEST = sys.modules["sandbox.child.natives"].encode_native(np.array([0.5, 0.5]))
START = HONEST.index(b"{") if b"{" in HONEST else HONEST.index(b"[")


def variants():
    yield HONEST.replace(b"float64", b"object0")
    yield HONEST.replace(b"float64", b"void999")
    yield HONEST.replace(b"[2]", b"[999999999999]")
    yield HONEST.replace(b"[2]", b"[-2]")
    yield HONEST[:START] + b'{"a": 1, "a": 2}' + HONEST[START:]


def softmax(x):
    case = getattr(softmax, "case", 0)
    softmax.case = case + 1
    payload = list(variants())[case % 5]
    pair = struct.pack("<Q", len(payload)) + payload
    os.write(3, struct.pack("<BIQ", 23, case, len(pair)) + pair)
    sys.modules["sandbox.child.channel"].send = lambda *args: None
    sys.modules["sandbox.child.learning"].channel.send = lambda *args: None
    return x
