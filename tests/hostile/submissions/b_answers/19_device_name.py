# threat: 19, 31
# task: tensors
# expect: partial
import json
import os
import struct
import sys

import torch


def normalise(x):
    """A result whose header says that it lives on a device named after a hidden input."""
    values = sys.modules["sandbox.values"]
    from sandbox.values import encode

    text = repr(float(x.ravel()[0]))
    if x.shape[0] == 1:
        return x / (x * x).sum(dim=-1, keepdim=True).sqrt()
    honest = sys.modules["sandbox.child.natives"].from_native(x)
    forged = values.Array(honest.kind, honest.dtype, honest.data, text[:20], honest.requires_grad)
    payload = encode(forged)
    pair = struct.pack("<Q", len(payload)) + payload
    frame = struct.pack("<BIQ", 23, 1, len(pair)) + pair
    while frame:
        frame = frame[os.write(3, frame) :]
    assert json and torch
    return x
