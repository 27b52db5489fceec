"""What a waiting child does ahead of need: touch what nearly every run touches, so that the run does not pay for it.

It happens after the fork: the template must never run a tensor operation.
"""

from __future__ import annotations

import sys

from sandbox.child.calling import call_case
from sandbox.child.loading import entry_of, load_module
from sandbox.child.natives import encode_native

_SOURCE = b"import math\nimport numpy as np\n\n\ndef f(x):\n    return x\n"


def warm_up(*, gpu: bool) -> None:
    """With a GPU it builds the CUDA context too: no context survives a fork."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return
    module = load_module(_SOURCE, "<warm>", name="warm")
    del sys.modules["warm"]
    array = numpy.ones((2, 3))
    numpy.exp(array - array.max(axis=-1, keepdims=True)).sum(axis=-1)
    call_case(entry_of(module, "f", "function", "<warm>"), "function", encode_native(((array,), {})))
    torch = sys.modules.get("torch")
    if torch is not None and gpu:
        torch.ones(1, device="cuda").sum().item()
    if torch is not None:
        tensor = torch.ones(2, 3)
        ((tensor - tensor.mean(-1, keepdim=True)) / (tensor.var(-1, keepdim=True) + 1).sqrt() * tensor).exp()
        torch.softmax(tensor, -1)
        call_case(module.__dict__["f"], "function", encode_native(((tensor,), {})))
