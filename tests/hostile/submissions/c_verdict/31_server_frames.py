# threat: 31
# task: softmax
# expect: format_error
import os
import struct


def softmax(x):
    body = b'{"outcome": "completed", "message": "", "case": 6, "wall_ms": 0, "cpu_ms": 0, "peak_mb": 0}'
    os.write(3, struct.pack("<BIQ", 32, 0, len(body)) + body)
    return x
