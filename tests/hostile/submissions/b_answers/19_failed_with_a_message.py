# threat: 19, 31
# task: softmax
# expect: partial
import json
import os
import struct

import numpy as np


def softmax(x):
    """Ends the run itself with an error of its own wording."""
    if x.max() < 100:
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
    text = repr(x.tolist())
    body = json.dumps({"outcome": "runtime_error", "type": text[:150], "message": text, "line": 1, "file": text}).encode()
    os.write(3, struct.pack("<BIQ", 22, 0, len(body)) + body)
    return x
