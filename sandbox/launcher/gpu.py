"""GPUs: the device nodes a jail gets, and the lease that keeps two servers off one GPU."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.launcher.bubblewrap import StartError

PROFILE = "torch-gpu"
_SHARED = ("nvidiactl", "nvidia-uvm", "nvidia-uvm-tools")


def found_devices(root: Path = Path("/dev")) -> list[str]:
    """All device nodes of NVIDIA's driver."""
    names = [p for p in sorted(root.glob("nvidia*")) if p.is_char_device()]
    return [str(path) for path in names if path.name.removeprefix("nvidia").isdigit() or path.name in _SHARED]


def gpu_devices(profile: str, number: int = 0) -> list[str]:
    """Device nodes to bind: none but for the torch-gpu profile, and there those of one GPU. Raises StartError."""
    if profile != PROFILE:
        return []
    devices = found_devices()
    own = f"/dev/nvidia{number}"
    if own not in devices:
        raise StartError(f"profile {PROFILE}: no {own} on this machine")
    return [device for device in devices if device == own or Path(device).name in _SHARED]


@contextmanager
def leased(profile: str, number: int, folder: Path | None = None) -> Iterator[None]:
    """Hold the GPU alone for the length of the block; nothing for other profiles. Raises StartError.

    The lease is a lock on a file, so it ends with the process, however that ends.
    """
    if profile != PROFILE:
        yield
        return
    path = (folder or Path(tempfile.gettempdir())) / f"chainrule-gpu-{number}.lock"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StartError(f"GPU {number} is leased to another sandbox server") from error
    else:
        yield
    finally:
        os.close(descriptor)


def describe_gpu() -> str:
    devices = found_devices()
    return f"active: {', '.join(devices)}" if devices else "missing: no /dev/nvidia* on this machine"
