# threat: 31
# task: softmax
# expect: format_error
import os
import struct
import sys


def softmax(x):
    header = b'{"a":' * 20_000 + b"1" + b"}" * 20_000
    case = getattr(softmax, "case", 0)
    softmax.case = case + 1
    payload = (struct.pack("<I", len(header)) + header, header, b"[" * 100_000)[case % 3]
    pair = struct.pack("<Q", len(payload)) + payload
    frame = struct.pack("<BIQ", 23, case, len(pair)) + pair
    while frame:
        frame = frame[os.write(3, frame) :]
    sys.modules["sandbox.child.channel"].send = lambda *args: None
    return x
