# threat: 31, 26
# task: order
# expect: format_error
import os
import struct
import sys


def arrange(names, weight):
    """What a checker's process says at its end, and what a creator's does, said by the learner's."""
    payload = sys.modules["sandbox.values"].encode(["", "", "", "", "", ""])
    for kind in (27, 26):
        os.write(3, struct.pack("<BIQ", kind, 0, len(payload)) + payload)
    return names
