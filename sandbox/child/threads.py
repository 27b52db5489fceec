"""How many threads numerical libraries may use in this run. They started with one, see the server's environment."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path


def use_threads(count: int) -> None:
    if count == 1:
        return
    torch = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(count)
    _set_openblas(count)


def _set_openblas(count: int) -> None:
    """NumPy's own OpenBLAS, found beside it; its name carries a hash."""
    numpy = sys.modules["numpy"]
    libraries = Path(str(numpy.__file__)).parent.parent / "numpy.libs"
    for path in libraries.glob("libscipy_openblas*"):
        library = ctypes.CDLL(str(path))
        for name in ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads"):
            if hasattr(library, name):
                getattr(library, name)(count)
