# threat: 31, 33
# task: softmax
# expect: runtime_error
# leaks: \u001b, \u202e
import os
import struct

BODIES = (
    b'{"type": {"a": 1}, "message": ["x"], "line": "7", "outcome": "accepted"}',
    b'{"type": "\\u001b[2J", "message": "\\u202e", "line": -1, "line": true}',
    b"[" * 10_000,
    b"\xff\xfe{}",
    b"NaN",
    b'{"line": 1e400, "message": null}',
)


def softmax(x):
    case = getattr(softmax, "case", 0)
    softmax.case = case + 1
    body = BODIES[case]
    os.write(3, struct.pack("<BIQ", 24, case, len(body)) + body)
    import sys

    sys.modules["sandbox.child.channel"].send = lambda *args: None
    return x
