# threat: 31, 40
# task: order
# expect: format_error
import json
import os
import struct
import sys

BUFFERS = (
    struct.pack("<I", 2**32 - 1),
    struct.pack("<II", 1, 2**31) + b"a",
    struct.pack("<I", 10**6 + 1) + bytes(4 * (10**6 + 1)),
    struct.pack("<II", 1, 1) + b"\xff",
    struct.pack("<III", 2, 2**32 - 1, 2) + b"a",
    b"",
)


def arrange(names, weight):
    case = getattr(arrange, "case", 0)
    arrange.case = case + 1
    buffer = BUFFERS[case % len(BUFFERS)]
    header = json.dumps([["p", "l", "s", 0], [len(buffer)]]).encode()
    payload = struct.pack("<I", len(header)) + header
    payload += bytes(-len(payload) % 16) + buffer + bytes(-len(buffer) % 16)
    frame = struct.pack("<BIQ", 23, case, len(payload) + 8) + struct.pack("<Q", len(payload)) + payload
    while frame:
        frame = frame[os.write(3, frame) :]
    sys.modules["sandbox.child.channel"].send = lambda *args: None
    return names
