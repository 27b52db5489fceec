# threat: 31, 4
# task: order
# expect: format_error
import json
import os
import struct
import sys


def arrange(names, weight):
    """Answers with the name of the creator's function, as only inputs may."""
    case = getattr(arrange, "case", 0)
    arrange.case = case + 1
    node = ["g", "scales", ["t", []], ["d", []], True]
    header = json.dumps([["l", [node]], []]).encode()
    payload = struct.pack("<I", len(header)) + header
    payload += bytes(-len(payload) % 16)
    pair = struct.pack("<Q", len(payload)) + payload
    os.write(3, struct.pack("<BIQ", 23, case, len(pair)) + pair)
    sys.modules["sandbox.child.channel"].send = lambda *args: None
    return names
