# threat: 38, 31
# task: training
# expect: format_error
import os
import struct

BODY = b'{"step": 1, "loss": 1.0, "metrics": {}}'
FRAMES = struct.pack("<BIQ", 25, 0, len(BODY)) + BODY


def fit(x, y, steps):
    for _ in range(5000):
        os.write(3, FRAMES * 20)
    return 0.0
