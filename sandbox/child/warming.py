"""What a waiting child does ahead of need: touch what nearly every run touches, so that the run does not pay for it.

It happens after the fork: the template must never run a tensor operation.
"""

from __future__ import annotations

import sys
from typing import Any

from sandbox.child.calling import call_case
from sandbox.child.given import rebuilt
from sandbox.child.loading import entry_of, load_module
from sandbox.child.natives import encode_native

_SOURCE = b"import math\nimport numpy as np\n\n\ndef f(x):\n    return x\n"


_GPU_SHARE = 0.9


def warm_up(*, gpu: bool) -> None:
    """With a GPU it builds the CUDA context too: no context survives a fork."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return
    module = load_module(_SOURCE, "<warm>", name="warm")
    del sys.modules["warm"]
    array = numpy.ones((2, 3))
    numpy.exp(array - array.max(axis=-1, keepdims=True)).sum(axis=-1)
    numpy.multiply.outer(array, array)  # NumPy's C code looks numpy.matrix up once, and must not meet a guard there
    inputs = encode_native(((array,), {}))
    call_case(entry_of(module, "f", "function", "<warm>"), "function", inputs, rebuilt(inputs, None))
    torch = sys.modules.get("torch")
    if torch is not None and gpu:
        _build_context(torch)
    if torch is not None:
        tensor = torch.ones(2, 3)
        ((tensor - tensor.mean(-1, keepdim=True)) / (tensor.var(-1, keepdim=True) + 1).sqrt() * tensor).exp()
        torch.softmax(tensor, -1)
        inputs = encode_native(((tensor,), {}))
        call_case(module.__dict__["f"], "function", inputs, rebuilt(inputs, None))


def _build_context(torch: Any) -> None:
    """A product on the device, which is also the proof that it works. The allocator gets a share of the memory that
    leaves room for the context of the next child.
    """
    torch.cuda.set_per_process_memory_fraction(_GPU_SHARE)
    ones = torch.ones(64, 64, device="cuda")
    if (ones @ ones).sum().item() != 64.0**3:
        raise RuntimeError("the GPU multiplies wrongly")
