"""What a waiting child does ahead of need: touch what nearly every run touches, so that the run does not pay for it.

It happens after the fork: the template must never run a tensor operation.
"""

from __future__ import annotations

import ast
import sys

from sandbox.child.natives import encode_native, to_native
from sandbox.values import decode


def warm_up() -> None:
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return
    exec(compile(ast.parse("def f(x):\n    return x"), "<warm>", "exec"), {})
    array = numpy.ones((2, 3))
    numpy.exp(array - array.max(axis=-1, keepdims=True)).sum(axis=-1)
    array @ array.T
    to_native(decode(encode_native(((array,), {}))))
    torch = sys.modules.get("torch")
    if torch is not None:
        tensor = torch.ones(2, 3)
        ((tensor - tensor.mean(-1, keepdim=True)) / (tensor.var(-1, keepdim=True) + 1).sqrt() * tensor).exp()
        encode_native(torch.softmax(tensor @ tensor.T, -1))
